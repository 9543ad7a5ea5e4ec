using System.Text;
using Engine.Sip.Wire.Messages;
using Engine.Sip.Wire.Parsing;

namespace Engine.Sip.Auth;

/// <summary>
/// Takes the secrets out of a message before it is shown or traced (AUTH-10, MSG-04): digest responses, client nonces of credentials,
/// passwords in URIs. Works on a copy in place; the length stays, every masked byte becomes "*".
/// </summary>
public static class SecretMask
{
    /// <param name="copy">A copy of a whole message; changed.</param>
    public static void Apply(Span<byte> copy)
    {
        var start = 0;
        var inCredentials = false;
        while (start < copy.Length)
        {
            var length = copy[start..].IndexOf((byte)'\n');
            var line = length < 0 ? copy[start..] : copy.Slice(start, length);
            if (line.IsEmpty || line[0] == (byte)'\r')
            {
                return;
            }

            var folded = line[0] is (byte)' ' or (byte)'\t';
            inCredentials = folded ? inCredentials : IsCredentials(line);
            MaskPasswords(line);
            if (inCredentials)
            {
                MaskParameter(line, "response"u8);
                MaskParameter(line, "cnonce"u8);
            }

            start += line.Length + 1;
        }
    }

    private static bool IsCredentials(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        return colon > 0 && HeaderNames.Of(Lws.TrimEnd(line[..colon])) is HeaderId.Authorization or HeaderId.ProxyAuthorization;
    }

    private static void MaskParameter(Span<byte> line, ReadOnlySpan<byte> name)
    {
        for (var at = 0; at + name.Length < line.Length; at++)
        {
            if (Ascii.EqualsIgnoreCase(line.Slice(at, name.Length), name))
            {
                var value = line[(at + name.Length)..];
                var begin = value.IndexOfAnyExcept((byte)'=', (byte)'"', (byte)' ');
                var end = begin < 0 ? -1 : value[begin..].IndexOfAny(",\" \r"u8);
                if (begin > 0)
                {
                    value[begin..(end < 0 ? value.Length : begin + end)].Fill((byte)'*');
                }
            }
        }
    }

    /// <summary>sip:user:password@host, wherever a URI stands in the line.</summary>
    private static void MaskPasswords(Span<byte> line)
    {
        var from = 0;
        while (true)
        {
            var at = line[from..].IndexOf((byte)'@');
            if (at < 0)
            {
                return;
            }

            at += from;
            var begin = line[from..at].LastIndexOfAny(" <\"\t,"u8) + from + 1;
            var user = line[begin..at];
            var scheme = user.IndexOf((byte)':');
            var colon = scheme < 0 ? -1 : user[(scheme + 1)..].IndexOf((byte)':');
            if (colon >= 0 && (Ascii.EqualsIgnoreCase(user[..scheme], "sip"u8) || Ascii.EqualsIgnoreCase(user[..scheme], "sips"u8)))
            {
                user[(scheme + colon + 2)..].Fill((byte)'*');
            }

            from = at + 1;
        }
    }
}
