namespace Engine.Actors.Kernel;

/// <summary>No message has come for the time set with <see cref="ActorContext.SetReceiveTimeout"/>.</summary>
public sealed record ReceiveTimeout : IKernelInternal
{
    /// <summary>The one instance.</summary>
    public static ReceiveTimeout Instance { get; } = new();
}
