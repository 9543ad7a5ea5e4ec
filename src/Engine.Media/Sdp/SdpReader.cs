using System.Globalization;
using System.Text;

namespace Engine.Media.Sdp;

/// <summary>Reads RFC 8866 bodies: tolerant of what peers leave out or add, strict on limits; never throws (SDP-01).</summary>
public static class SdpReader
{
    /// <summary>Reads a body. On a fault the description is null.</summary>
    public static SdpFault TryRead(ReadOnlySpan<byte> body, out SessionDescription? description)
    {
        description = null;
        if (body.Length > SessionDescription.MaxBytes)
        {
            return SdpFault.TooLarge;
        }

        var session = new SessionDescription();
        var sections = new List<MediaSection>();
        var sawVersion = false;
        while (!body.IsEmpty)
        {
            var line = TakeLine(ref body);
            if (line.Length < 2 || line[1] != (byte)'=')
            {
                continue;
            }

            // No value may hold NUL (RFC 8866 §9), and what is refused is written back: a medium of which a byte is lost cannot be answered.
            if (line.Contains((byte)0))
            {
                if (line[0] == (byte)'m')
                {
                    return SdpFault.BadMediaLine;
                }

                continue;
            }

            var value = Encoding.UTF8.GetString(line[2..]).Trim();
            sawVersion |= line[0] == (byte)'v';
            var fault = line[0] == (byte)'m' ? AddSection(sections, value) : SdpFault.None;
            if (fault != SdpFault.None)
            {
                return fault;
            }

            session = Apply(session, sections, (char)line[0], value);
        }

        if (!sawVersion && sections.Count == 0)
        {
            return SdpFault.NotSdp;
        }

        description = session with { Media = sections.ConvertAll(section => section.Build()) };
        return SdpFault.None;
    }

    private static SessionDescription Apply(SessionDescription session, List<MediaSection> sections, char type, string value)
    {
        switch (type)
        {
            case 'o':
                return session with { Origin = ReadOrigin(value) };
            case 's':
                return session with { SessionName = value.Length == 0 ? "-" : value };
            case 'c' when sections.Count == 0:
                return session with { ConnectionAddress = ReadAddress(value) };
            case 'c':
                Meant(sections).ConnectionAddress = ReadAddress(value);
                return session;
            case 'a' when sections.Count == 0:
                return MediaDirections.FromValue(value) is { } direction ? session with { Direction = direction } : session;
            case 'a':
                Meant(sections).Attribute(value);
                return session;
            default:
                return session;
        }
    }

    /// <summary>The section that a line belongs to: when its <c>m=</c> line was written twice, what follows is said of the first, which is the one that is answered.</summary>
    private static MediaSection Meant(List<MediaSection> sections) => sections[^1].RepeatOf ?? sections[^1];

    private static ReadOnlySpan<byte> TakeLine(ref ReadOnlySpan<byte> body)
    {
        // Peers end lines with CRLF, LF or (rarely) CR; a pair makes an empty line, which is skipped.
        var end = body.IndexOfAny((byte)'\r', (byte)'\n');
        var line = end < 0 ? body : body[..end];
        body = end < 0 ? default : body[(end + 1)..];
        return line;
    }

    private static SdpFault AddSection(List<MediaSection> sections, string value)
    {
        if (sections.Count == SessionDescription.MaxMedia)
        {
            return SdpFault.TooManyMedia;
        }

        var words = WordsOf(value);
        if (words.Length < 4 || PortOf(words[1]) is not { } port)
        {
            return SdpFault.BadMediaLine;
        }

        if (words.Length - 3 > SessionDescription.MaxFormats)
        {
            return SdpFault.TooManyFormats;
        }

        var first = port > 0 ? sections.Find(section => section.IsSameLine(words)) : null;
        sections.Add(new MediaSection(words[0], port, words[2], words[3..]) { RepeatOf = first });
        return SdpFault.None;
    }

    /// <summary>The words of a line of which no two neighbours can be the same: one that is repeated counts once.</summary>
    internal static string[] WordsOf(string value)
    {
        var words = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. words.Where((word, at) => at == 0 || word != words[at - 1])];
    }

    /// <summary>A port of an <c>m=</c> line, without the count behind a slash; null when it is none.</summary>
    internal static int? PortOf(string word)
    {
        var slash = word.IndexOf('/', StringComparison.Ordinal);
        var digits = slash < 0 ? word.AsSpan() : word.AsSpan(0, slash);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535 ? port : null;
    }

    private static SdpOrigin ReadOrigin(string value)
    {
        var words = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length < 6 ? new SdpOrigin("0", "0", "0.0.0.0") : new SdpOrigin(words[1], words[2], words[5], words[0]);
    }

    private static string? ReadAddress(string value)
    {
        var words = WordsOf(value);
        if (words.Length < 3)
        {
            return null;
        }

        var slash = words[2].IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? words[2] : words[2][..slash];
    }
}
