using System.Text;
using Engine.Sip.Wire.Parsing;

namespace Engine.Sip.Wire.Headers;

/// <summary>One Via element (RFC 3261 §20.42; rport RFC 3581).</summary>
internal readonly ref struct Via
{
    /// <summary>The magic cookie of RFC 3261 §8.1.1.7.</summary>
    public static ReadOnlySpan<byte> MagicCookie => "z9hG4bK"u8;

    private Via(ReadOnlySpan<byte> transport, ReadOnlySpan<byte> host, int port)
    {
        Transport = transport;
        Host = host;
        Port = port;
        RportPort = -1;
    }

    /// <summary>UDP, TCP, TLS … as written.</summary>
    public ReadOnlySpan<byte> Transport { get; }

    /// <summary>Host of sent-by, with brackets when IPv6.</summary>
    public ReadOnlySpan<byte> Host { get; }

    /// <summary>Port of sent-by; 0 when not written.</summary>
    public int Port { get; }

    public ReadOnlySpan<byte> Branch { get; private init; }

    /// <summary>The address the next hop saw; empty when absent. IPv6 comes with or without brackets.</summary>
    public ReadOnlySpan<byte> Received { get; private init; }

    /// <summary>-1: no rport; 0: rport without a value (a request asks for it); else the port seen.</summary>
    public int RportPort { get; private init; }

    public ReadOnlySpan<byte> Maddr { get; private init; }

    public HeaderParams Params { get; private init; }

    /// <summary>True when the branch is usable as a transaction key: the cookie and something after it (RFC 4475 §3.2.1).</summary>
    public bool HasRfc3261Branch => Branch.Length > MagicCookie.Length && Branch.StartsWith(MagicCookie);

    /// <summary>Reads one element of a Via list.</summary>
    public static bool TryRead(ReadOnlySpan<byte> element, out Via via)
    {
        via = default;
        if (!TryTakeProtocol(ref element, out var transport))
        {
            return false;
        }

        var semicolon = element.IndexOf((byte)';');
        var sentBy = Lws.Trim(semicolon < 0 ? element : element[..semicolon]);
        if (!HostPort.TryRead(sentBy, spaced: true, out var host, out var port))
        {
            return false;
        }

        return TryReadParams(semicolon < 0 ? default : element[semicolon..], new Via(transport, host, port), out via);
    }

    /// <summary>
    /// protocol-name SLASH version SLASH transport LWS; leaves the text at sent-by. Any version passes: a request with a foreign one is
    /// answered 505 along its Via.
    /// </summary>
    private static bool TryTakeProtocol(scoped ref ReadOnlySpan<byte> text, out ReadOnlySpan<byte> transport)
    {
        transport = default;
        if (!TryTakeToken(ref text, out var name) || !Ascii.EqualsIgnoreCase(name, "SIP"u8) || !TryTakeSlash(ref text)
            || !TryTakeToken(ref text, out _) || !TryTakeSlash(ref text)
            || !TryTakeToken(ref text, out transport) || text.IsEmpty || !Lws.Is(text[0]))
        {
            return false;
        }

        text = Lws.TrimStart(text);
        return true;
    }

    private static bool TryTakeToken(scoped ref ReadOnlySpan<byte> text, out ReadOnlySpan<byte> token)
    {
        text = Lws.TrimStart(text);
        var length = Tokens.Length(text);
        token = text[..length];
        text = text[length..];
        return length > 0;
    }

    private static bool TryTakeSlash(scoped ref ReadOnlySpan<byte> text)
    {
        text = Lws.TrimStart(text);
        if (text.IsEmpty || text[0] != (byte)'/')
        {
            return false;
        }

        text = text[1..];
        return true;
    }

    private static bool TryReadParams(ReadOnlySpan<byte> text, Via bare, out Via via)
    {
        ReadOnlySpan<byte> branch = default, received = default, maddr = default;
        var rport = -1;
        var walk = new HeaderParams(text);
        while (walk.MoveNext())
        {
            if (walk.Name.Length is < 5 or > 8)
            {
                continue;
            }

            if (Ascii.EqualsIgnoreCase(walk.Name, "branch"u8))
            {
                branch = walk.Value;
            }
            else if (Ascii.EqualsIgnoreCase(walk.Name, "rport"u8))
            {
                rport = Digits.TryRead(walk.Value, ushort.MaxValue, out var port) ? (int)port : 0;
            }
            else if (Ascii.EqualsIgnoreCase(walk.Name, "received"u8))
            {
                received = walk.Value;
            }
            else if (Ascii.EqualsIgnoreCase(walk.Name, "maddr"u8))
            {
                maddr = walk.Value;
            }
        }

        via = new Via(bare.Transport, bare.Host, bare.Port)
        {
            Branch = branch, Received = received, Maddr = maddr, RportPort = rport, Params = new HeaderParams(text),
        };
        return !walk.IsMalformed;
    }
}
