using System.Text;
using Engine.Sip.Wire.Parsing;

namespace Engine.Sip.Wire.Headers;

/// <summary>
/// A sip, sips or tel URI (RFC 3261 §19.1.1, RFC 3966), or any other URI kept opaque. Parts are slices of the text as written:
/// escapes stay as they are, so copying is byte for byte; <see cref="SipUriEquality"/> unescapes for comparing only.
/// </summary>
internal readonly ref struct SipUri
{
    /// <summary>The whole URI as written.</summary>
    public ReadOnlySpan<byte> Text { get; private init; }

    public UriScheme Scheme { get; private init; }

    public ReadOnlySpan<byte> SchemeText { get; private init; }

    /// <summary>User part without password; for tel the number with its visual separators; empty when absent.</summary>
    public ReadOnlySpan<byte> User { get; private init; }

    /// <summary>Deprecated by RFC 3261 §19.1.1; never log it.</summary>
    public ReadOnlySpan<byte> Password { get; private init; }

    public bool HasPassword { get; private init; }

    /// <summary>Host with brackets when IPv6; empty for tel and opaque URIs.</summary>
    public ReadOnlySpan<byte> Host { get; private init; }

    /// <summary>0 when not written.</summary>
    public int Port { get; private init; }

    /// <summary>";name=value…" as written, without the headers.</summary>
    public ReadOnlySpan<byte> ParamsText { get; private init; }

    /// <summary>"name=value&amp;…" without the question mark. Never executed, only compared.</summary>
    public ReadOnlySpan<byte> HeadersText { get; private init; }

    /// <summary>What follows the scheme of an opaque URI.</summary>
    public ReadOnlySpan<byte> Opaque { get; private init; }

    /// <summary>sip or sips.</summary>
    public bool IsSip => Scheme is UriScheme.Sip or UriScheme.Sips;

    public UriParams Params => new(ParamsText, (byte)';');

    /// <summary>Loose routing (RFC 3261 §19.1.1, lr).</summary>
    public bool IsLooseRouter => Params.TryGet("lr"u8, out _);

    /// <summary>Reads a whole text as a URI; any scheme the grammar allows is accepted.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out SipUri uri)
    {
        uri = default;
        var colon = text.IndexOf((byte)':');
        if (colon <= 0 || !Tokens.IsScheme(text[..colon]) || !Tokens.IsVisible(text) || text.ContainsAny("<>\""u8))
        {
            return false;
        }

        var scheme = text[..colon];
        var rest = text[(colon + 1)..];
        if (rest.IsEmpty)
        {
            return false;
        }

        if (Ascii.EqualsIgnoreCase(scheme, "sip"u8))
        {
            return TryReadSip(text, UriScheme.Sip, scheme, rest, out uri);
        }

        if (Ascii.EqualsIgnoreCase(scheme, "sips"u8))
        {
            return TryReadSip(text, UriScheme.Sips, scheme, rest, out uri);
        }

        if (Ascii.EqualsIgnoreCase(scheme, "tel"u8))
        {
            return TryReadTel(text, scheme, rest, out uri);
        }

        uri = new SipUri { Text = text, Scheme = UriScheme.Other, SchemeText = scheme, Opaque = rest };
        return true;
    }

    /// <summary>For logs and screens: the password becomes three stars. Allocates.</summary>
    public string ToLogText()
    {
        if (!HasPassword)
        {
            return Encoding.UTF8.GetString(Text);
        }

        var afterUser = SchemeText.Length + 1 + User.Length + 1;
        return Encoding.UTF8.GetString(Text[..afterUser]) + "***" + Encoding.UTF8.GetString(Text[(afterUser + Password.Length)..]);
    }

    private static bool TryReadSip(
        ReadOnlySpan<byte> text, UriScheme scheme, ReadOnlySpan<byte> schemeText, ReadOnlySpan<byte> rest, out SipUri uri)
    {
        uri = default;
        ReadOnlySpan<byte> user = default, password = default;
        var hasPassword = false;

        // Userinfo may hold ";", "?" and "/" unescaped, so the at sign is looked for before anything else is split.
        var at = rest.IndexOf((byte)'@');
        if (at >= 0)
        {
            user = rest[..at];
            if (!Tokens.IsUser(user))
            {
                return false;
            }

            var colon = user.IndexOf((byte)':');
            hasPassword = colon >= 0;
            password = hasPassword ? user[(colon + 1)..] : default;
            user = hasPassword ? user[..colon] : user;
            rest = rest[(at + 1)..];
        }

        var question = rest.IndexOf((byte)'?');
        var headers = question < 0 ? default : rest[(question + 1)..];
        rest = question < 0 ? rest : rest[..question];
        var semicolon = rest.IndexOf((byte)';');
        var hostPort = semicolon < 0 ? rest : rest[..semicolon];
        if (!HostPort.TryRead(hostPort, spaced: false, out var host, out var port) || (at >= 0 && user.IsEmpty))
        {
            return false;
        }

        uri = new SipUri
        {
            Text = text, Scheme = scheme, SchemeText = schemeText, User = user, Password = password, HasPassword = hasPassword,
            Host = host, Port = port, ParamsText = semicolon < 0 ? default : rest[semicolon..], HeadersText = headers,
        };
        return !headers.Contains((byte)'@') && !uri.ParamsText.Contains((byte)'@');
    }

    private static bool TryReadTel(ReadOnlySpan<byte> text, ReadOnlySpan<byte> schemeText, ReadOnlySpan<byte> rest, out SipUri uri)
    {
        var semicolon = rest.IndexOf((byte)';');
        var number = semicolon < 0 ? rest : rest[..semicolon];
        uri = new SipUri
        {
            Text = text, Scheme = UriScheme.Tel, SchemeText = schemeText, User = number,
            ParamsText = semicolon < 0 ? default : rest[semicolon..],
        };
        return TelNumber.IsValid(number);
    }
}

public enum UriScheme : byte
{
    /// <summary>Not sip, sips or tel: kept opaque.</summary>
    Other,
    Sip,
    Sips,
    Tel,
}
