namespace Engine.Flows.Facts;

/// <summary>An effect whose answer is an <see cref="InteractionCommand.Reply"/> with the same token.</summary>
public interface IAwaitedEffect
{
    /// <summary>Number the answer must carry; unique within the interaction.</summary>
    long Token { get; }
}
