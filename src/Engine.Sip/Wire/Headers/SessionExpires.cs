using System.Text;

namespace Engine.Sip.Wire.Headers;

/// <summary>Session-Expires (RFC 4028 §4): delta-seconds and who refreshes. Also read for Min-SE, which has no refresher.</summary>
public readonly record struct SessionExpires(uint Seconds, SessionRefresher Refresher)
{
    /// <summary>Larger values are clamped to this: 2^31-1 s.</summary>
    public const uint MaxSeconds = int.MaxValue;

    public static bool TryRead(ReadOnlySpan<byte> value, out SessionExpires expires)
    {
        expires = default;
        if (!DeltaSeconds.TryTake(ref value, out var seconds))
        {
            return false;
        }

        var refresher = SessionRefresher.None;
        var walk = new HeaderParams(value);
        while (walk.MoveNext())
        {
            if (Ascii.EqualsIgnoreCase(walk.Name, "refresher"u8))
            {
                refresher = Ascii.EqualsIgnoreCase(walk.Value, "uac"u8) ? SessionRefresher.Uac
                    : Ascii.EqualsIgnoreCase(walk.Value, "uas"u8) ? SessionRefresher.Uas : SessionRefresher.None;
            }
        }

        expires = new SessionExpires(seconds, refresher);
        return !walk.IsMalformed;
    }
}
