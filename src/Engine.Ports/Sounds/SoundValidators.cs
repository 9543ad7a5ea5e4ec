namespace Engine.Ports.Sounds;

/// <summary>What an answer said about its version and freshness (RFC 9110 §8.8, RFC 9111 §5.2).</summary>
/// <param name="ETag">As sent, with its quotes.</param>
/// <param name="LastModified">As sent.</param>
/// <param name="FreshFor">How long the answer may be used without asking again; zero: ask each time.</param>
/// <param name="MayKeep">False when the server forbids keeping it (no-store).</param>
public sealed record SoundValidators(string? ETag, string? LastModified, TimeSpan FreshFor, bool MayKeep);
