namespace Engine.Flows.Facts;

/// <summary>An effect that one living leg carries out; a leg that is gone needs no such effect any more.</summary>
public interface ILegEffect
{
    /// <summary>Number of the leg's attempt.</summary>
    int Attempt { get; }
}
