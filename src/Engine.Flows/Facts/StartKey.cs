namespace Engine.Flows.Facts;

/// <summary>What tells a repeated request to start a flow from another one (API-24).</summary>
/// <param name="Key">As the caller chose it.</param>
/// <param name="BodyHash">SHA-256 of the arguments, in hex. It says nothing of them to people, but a short secret could be guessed from it.</param>
public sealed record StartKey(string Key, string BodyHash);
