namespace Engine.Actors.Kernel;

/// <summary>A question put with <see cref="ActorRef.Ask{T}"/> has no answer.</summary>
public sealed class AskFailedException(AskFailure failure, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>What went wrong.</summary>
    public AskFailure Failure { get; } = failure;
}
