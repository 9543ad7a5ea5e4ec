using System.Text;
using Engine.Sip.Wire.Parsing;

namespace Engine.Sip.Wire.Headers;

/// <summary>One Reason value: protocol, cause and text (RFC 3326 §2). Walk the header with <see cref="HeaderList"/>.</summary>
internal readonly ref struct Reason
{
    private Reason(ReadOnlySpan<byte> protocol, int cause, ReadOnlySpan<byte> text, ReadOnlySpan<byte> location)
    {
        Protocol = protocol;
        Cause = cause;
        Text = text;
        Location = location;
    }

    /// <summary>"SIP", "Q.850" or another token.</summary>
    public ReadOnlySpan<byte> Protocol { get; }

    /// <summary>-1 when there is no readable cause.</summary>
    public int Cause { get; }

    /// <summary>Free text with its escapes; may be empty.</summary>
    public ReadOnlySpan<byte> Text { get; }

    /// <summary>Where the call was released (RFC 8606 §3); may be empty.</summary>
    public ReadOnlySpan<byte> Location { get; }

    /// <summary>Also without the dot, as some gateways write it.</summary>
    public bool IsQ850 => Ascii.EqualsIgnoreCase(Protocol, "Q.850"u8) || Ascii.EqualsIgnoreCase(Protocol, "Q850"u8);

    public bool IsSip => Ascii.EqualsIgnoreCase(Protocol, "SIP"u8);

    public static bool TryRead(ReadOnlySpan<byte> element, out Reason reason)
    {
        reason = default;
        var length = Tokens.Length(element);
        if (length == 0)
        {
            return false;
        }

        var cause = -1;
        ReadOnlySpan<byte> text = default;
        ReadOnlySpan<byte> location = default;
        var walk = new HeaderParams(element[length..]);
        while (walk.MoveNext())
        {
            if (Ascii.EqualsIgnoreCase(walk.Name, "cause"u8))
            {
                cause = Digits.TryRead(walk.Value, ushort.MaxValue, out var number) ? (int)number : -1;
            }
            else if (Ascii.EqualsIgnoreCase(walk.Name, "text"u8))
            {
                text = walk.Value;
            }
            else if (Ascii.EqualsIgnoreCase(walk.Name, "location"u8))
            {
                location = walk.Value;
            }
        }

        if (walk.IsMalformed)
        {
            // People write texts without quotes, or forget to close them. The cause, which says who is at fault, is read all the same; the text is not.
            cause = cause < 0 ? CauseIn(element[length..]) : cause;
            text = default;
        }

        reason = new Reason(element[..length], cause, text, location);
        return !walk.IsMalformed || cause >= 0;
    }

    private static int CauseIn(ReadOnlySpan<byte> parameters)
    {
        foreach (var range in parameters.Split((byte)';'))
        {
            var parameter = Lws.Trim(parameters[range]);
            var mark = parameter.IndexOf((byte)'=');
            if (mark > 0 && Ascii.EqualsIgnoreCase(Lws.Trim(parameter[..mark]), "cause"u8))
            {
                return Digits.TryRead(Lws.Trim(parameter[(mark + 1)..]), ushort.MaxValue, out var number) ? (int)number : -1;
            }
        }

        return -1;
    }
}
