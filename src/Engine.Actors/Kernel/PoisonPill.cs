namespace Engine.Actors.Kernel;

/// <summary>Stops the actor when its turn comes, behind the messages sent before it.</summary>
public sealed record PoisonPill : IKernelInternal
{
    /// <summary>The one instance.</summary>
    public static PoisonPill Instance { get; } = new();
}
