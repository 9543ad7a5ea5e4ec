using System.Globalization;
using System.Text;

namespace Engine.Media.Sdp;

/// <summary>Writes RFC 8866 bodies in the order of §5, lines ended by CRLF. Refuses text that would break a line.</summary>
public static class SdpWriter
{
    /// <summary>The body as UTF-8.</summary>
    /// <exception cref="ArgumentException">A value holds CR, LF or NUL.</exception>
    public static byte[] Write(SessionDescription description)
    {
        var text = new StringBuilder(320);
        var origin = description.Origin;
        Line(text, 'v', "0");
        Line(text, 'o', $"{origin.Username} {origin.SessionId} {origin.Version} IN {Family(origin.Address)} {origin.Address}");
        Line(text, 's', description.SessionName);
        if (description.ConnectionAddress is { } address)
        {
            Line(text, 'c', $"IN {Family(address)} {address}");
        }

        Line(text, 't', "0 0");
        if (description.Direction is { } direction)
        {
            Line(text, 'a', MediaDirections.Name(direction));
        }

        foreach (var media in description.Media)
        {
            WriteMedia(text, media);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void WriteMedia(StringBuilder text, MediaDescription media)
    {
        Line(text, 'm', string.Create(CultureInfo.InvariantCulture,
            $"{media.Kind} {media.Port} {media.Transport} {string.Join(' ', media.Formats)}"));
        if (media.ConnectionAddress is { } address)
        {
            Line(text, 'c', $"IN {Family(address)} {address}");
        }

        foreach (var map in media.RtpMaps)
        {
            var channels = map.Channels > 1 ? string.Create(CultureInfo.InvariantCulture, $"/{map.Channels}") : "";
            Line(text, 'a', string.Create(CultureInfo.InvariantCulture,
                $"rtpmap:{map.PayloadType} {map.Encoding}/{map.ClockRateHz}{channels}"));
            if (media.FormatParameters.TryGetValue(map.PayloadType, out var parameters))
            {
                Line(text, 'a', string.Create(CultureInfo.InvariantCulture, $"fmtp:{map.PayloadType} {parameters}"));
            }
        }

        WriteAttributes(text, media);
    }

    private static void WriteAttributes(StringBuilder text, MediaDescription media)
    {
        if (media.PtimeMs is { } ptime)
        {
            Line(text, 'a', string.Create(CultureInfo.InvariantCulture, $"ptime:{ptime}"));
        }

        if (media.MaxPtimeMs is { } maxPtime)
        {
            Line(text, 'a', string.Create(CultureInfo.InvariantCulture, $"maxptime:{maxPtime}"));
        }

        if (media.Direction is { } direction)
        {
            Line(text, 'a', MediaDirections.Name(direction));
        }

        if (media.RtcpPort is { } rtcp)
        {
            var where = media.RtcpAddress is { } host ? $" IN {Family(host)} {host}" : "";
            Line(text, 'a', string.Create(CultureInfo.InvariantCulture, $"rtcp:{rtcp}{where}"));
        }

        if (media.RtcpMux)
        {
            Line(text, 'a', "rtcp-mux");
        }
    }

    private static string Family(string address) => address.Contains(':', StringComparison.Ordinal) ? "IP6" : "IP4";

    private static void Line(StringBuilder text, char type, string value)
    {
        if (value.AsSpan().IndexOfAny('\r', '\n', '\0') >= 0)
        {
            throw new ArgumentException("A session description value may not hold CR, LF or NUL.", nameof(value));
        }

        text.Append(type).Append('=').Append(value).Append("\r\n");
    }
}
