namespace Engine.Host.Rehearsals;

/// <summary>A scenario that this machine cannot play for real; the message says why.</summary>
internal sealed class RehearsalException(string message) : Exception(message);
