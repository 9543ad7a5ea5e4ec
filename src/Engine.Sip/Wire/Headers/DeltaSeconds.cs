using Engine.Sip.Wire.Parsing;

namespace Engine.Sip.Wire.Headers;

/// <summary>delta-seconds at the start of a header value such as Retry-After (RFC 3261 §25.1), clamped at 2^31-1.</summary>
internal static class DeltaSeconds
{
    /// <summary>Takes the number and the white space after it off the text.</summary>
    internal static bool TryTake(scoped ref ReadOnlySpan<byte> text, out uint seconds)
    {
        var digits = Digits.Length(text);
        var good = Digits.TryReadClamped(text[..digits], int.MaxValue, out seconds);
        text = Lws.TrimStart(text[digits..]);
        return good;
    }
}
