namespace Engine.Functions.Pool;

/// <summary>A worker process could not be started, or ended or misbehaved under an order.</summary>
internal sealed class WorkerGoneException(string message, Exception? cause = null) : Exception(message, cause);
