using System.Globalization;
using System.Text;

namespace Engine.Media.Dtmf;

/// <summary>
/// Keys out of the bodies of SIP INFO requests (DTMF-06): <c>application/dtmf-relay</c>, <c>application/dtmf</c> and
/// <c>audio/telephone-event</c>. The last may come several times for one press, as in RTP; it counts once. Not thread-safe.
/// </summary>
public sealed class InfoKeys
{
    /// <summary>Bytes of a body that are read; all of these forms are shorter.</summary>
    private const int MostBytes = 256;

    /// <summary>Requests that follow each other as closely are of one press, whatever they say: nobody presses twice as fast.</summary>
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(60);

    /// <summary>How far the start of a press may lie from the one that its updates tell: SIP requests wait for each other.</summary>
    private static readonly TimeSpan SameStart = TimeSpan.FromMilliseconds(500);

    /// <summary>0xFFFF units at 8 kHz, and a second: an end that comes later is that of a press whose start was lost.</summary>
    private static readonly TimeSpan LongestPress = TimeSpan.FromSeconds(9);

    private DtmfEvent? _last;
    private TimeSpan _lastAt;

    /// <summary>The key that a request presses, '!' for a flash, or null: an update of the one before, or nothing we know.</summary>
    /// <param name="contentType">With or without parameters.</param>
    /// <param name="body">As it came.</param>
    /// <param name="at">When it came, on any clock that does not go back.</param>
    public char? Read(string contentType, ReadOnlySpan<byte> body, TimeSpan at)
    {
        var semicolon = contentType.IndexOf(';', StringComparison.Ordinal);
        var type = (semicolon < 0 ? contentType : contentType[..semicolon]).Trim();
        body = body[..Math.Min(body.Length, MostBytes)];
        return type.ToLowerInvariant() switch
        {
            "application/dtmf-relay" => Relay(Encoding.ASCII.GetString(body)),
            "application/dtmf" => KeyOf(Encoding.ASCII.GetString(body)),
            "audio/telephone-event" => Event(body, at),
            _ => null,
        };
    }

    /// <summary>Lines such as <c>Signal=5</c> and <c>Duration=160</c>.</summary>
    private static char? Relay(string body)
    {
        foreach (var line in body.Split('\n'))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && line[..equals].Trim().Equals("Signal", StringComparison.OrdinalIgnoreCase))
            {
                return KeyOf(line[(equals + 1)..]);
            }
        }

        return null;
    }

    /// <summary>A key as a character, or as the number of its event: 10 is *, 11 is #.</summary>
    private static char? KeyOf(string text)
    {
        var word = text.Trim();
        if (word.Length == 1)
        {
            return DtmfEvent.CodeOf(word[0]) is { } code ? DtmfEvent.KeyOf(code) : null;
        }

        return byte.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? DtmfEvent.KeyOf(number) : null;
    }

    /// <summary>The four bytes of RFC 4733; some senders write the key as text instead.</summary>
    private char? Event(ReadOnlySpan<byte> body, TimeSpan at)
    {
        if (body.Length != DtmfEvent.Bytes || !DtmfEvent.TryParse(body, out var update))
        {
            return KeyOf(Encoding.ASCII.GetString(body));
        }

        var goesOn = _last is { } last && last.Code == update.Code && GoesOn(last, update, at - _lastAt);
        (_last, _lastAt) = (update, at);
        return goesOn ? null : DtmfEvent.KeyOf(update.Code);
    }

    /// <summary>Whether two events of one code are of one press: as in RTP, continuity in time decides (DTMF-01).</summary>
    private static bool GoesOn(in DtmfEvent last, in DtmfEvent update, TimeSpan elapsed)
    {
        if (last.IsEnd)
        {
            return update.IsEnd && elapsed < ShortestPause;
        }

        var grown = TimeSpan.FromMilliseconds((update.DurationUnits - last.DurationUnits) / (double)AudioCodecs.BytesPerMillisecond);
        return elapsed < ShortestPause
            || (update.IsEnd && grown >= TimeSpan.Zero && elapsed < LongestPress)
            || (grown > TimeSpan.Zero && (elapsed - grown).Duration() < SameStart);
    }
}
