namespace Engine.Actors.Kernel;

/// <summary>An entity tells its shard that it may be put away.</summary>
public sealed record Passivate : IKernelInternal
{
    /// <summary>The one instance.</summary>
    public static Passivate Instance { get; } = new();
}
