using System.Text;
using Engine.Sip.Wire.Parsing;

namespace Engine.Sip.Wire.Headers;

/// <summary>Retry-After: seconds, a comment passed over, an optional duration (RFC 3261 §20.33).</summary>
/// <param name="Seconds">How long to wait, clamped at 2^31-1 s.</param>
/// <param name="DurationSeconds">How long the callee will then be there; 0 when not said.</param>
internal readonly record struct RetryAfter(uint Seconds, uint DurationSeconds)
{
    /// <summary>The shortest wait that is honoured: a peer that says 0 is not asked again at once (CALL-53).</summary>
    public const uint LeastHonoured = 1;

    /// <summary>The longest wait that is honoured, 5 minutes: a peer cannot take itself out for longer (CALL-53).</summary>
    public const uint MostHonoured = 300;

    /// <summary>The wait, within the bounds that are honoured.</summary>
    public TimeSpan Honoured => TimeSpan.FromSeconds(Math.Clamp(Seconds, LeastHonoured, MostHonoured));

    public static bool TryRead(ReadOnlySpan<byte> value, out RetryAfter retry)
    {
        retry = default;
        if (!DeltaSeconds.TryTake(ref value, out var seconds))
        {
            return false;
        }

        if (!value.IsEmpty && value[0] == (byte)'(')
        {
            var close = EndOfComment(value);
            if (close < 0)
            {
                return false;
            }

            value = value[close..];
        }

        uint duration = 0;
        var walk = new HeaderParams(value);
        while (walk.MoveNext())
        {
            if (Ascii.EqualsIgnoreCase(walk.Name, "duration"u8))
            {
                Digits.TryReadClamped(walk.Value, int.MaxValue, out duration);
            }
        }

        retry = new RetryAfter(seconds, duration);
        return !walk.IsMalformed;
    }

    /// <summary>Index after the comment that begins the text; comments nest and hold escapes. -1 when it is not closed.</summary>
    private static int EndOfComment(ReadOnlySpan<byte> text)
    {
        var depth = 0;
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case (byte)'\\':
                    at++;
                    break;
                case (byte)'(':
                    depth++;
                    break;
                case (byte)')' when --depth == 0:
                    return at + 1;
                default:
                    break;
            }
        }

        return -1;
    }
}
