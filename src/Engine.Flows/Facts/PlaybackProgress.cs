namespace Engine.Flows.Facts;

/// <summary>How far a prompt had come when it was cut off.</summary>
public sealed record PlaybackProgress(long PlaybackId, long PlayedMs, long TotalMs);
