namespace Engine.Actors.Kernel;

/// <summary>An answer that makes the asker's wait fail with <see cref="AskFailure.Refused"/>.</summary>
public sealed record Failure(Exception Cause);
