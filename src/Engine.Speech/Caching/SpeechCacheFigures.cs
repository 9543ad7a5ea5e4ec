namespace Engine.Speech.Caching;

/// <summary>What the speech cache did so far.</summary>
/// <param name="Hits">Requests answered from memory or folder.</param>
/// <param name="Misses">Requests that had to be rendered.</param>
/// <param name="HeldBytes">Bytes in memory.</param>
/// <param name="FolderFailures">Reads and writes of the folder that failed; speech goes on without it.</param>
public sealed record SpeechCacheFigures(long Hits, long Misses, long HeldBytes, long FolderFailures);
