namespace Engine.Ports;

/// <summary>A tenant. The scope of every query: a type of its own so that it cannot change places with the id beside it.</summary>
public readonly record struct AccountId(string Value)
{
    public override string ToString() => Value;
}
