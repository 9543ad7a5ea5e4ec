namespace Engine.Actors.Ports;

/// <summary>Who is at fault for, or caused, an end.</summary>
public enum CallParty
{
    Contact,
    Carrier,
    Trunk,
    Engine,
    Caller,
}
