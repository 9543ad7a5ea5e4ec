namespace Engine.Media.Dtmf;

/// <summary>What one packet, or the passing of time, meant for the keys. At most: an older key ends, a new one begins, and ends.</summary>
/// <param name="EndedBefore">A key that was open and is over now, or null.</param>
/// <param name="EndedBeforeMs">How long it sounded.</param>
/// <param name="Started">A key that begins, or null.</param>
/// <param name="Ended">The key of this packet that is over with it, or null.</param>
/// <param name="EndedMs">How long it sounded.</param>
public readonly record struct DtmfStep(char? EndedBefore, int EndedBeforeMs, char? Started, char? Ended, int EndedMs);
