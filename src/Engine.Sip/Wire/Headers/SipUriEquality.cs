using System.Text;

namespace Engine.Sip.Wire.Headers;

/// <summary>
/// URI comparison (RFC 3261 §19.1.4; tel: RFC 3966 §4). Reflexive and symmetric; by the RFC's own rules not transitive, because
/// a parameter that stands in only one of the two is ignored unless it is on the list below.
/// </summary>
internal static class SipUriEquality
{
    public static bool AreEqual(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) =>
        SipUri.TryRead(left, out var a) && SipUri.TryRead(right, out var b) && AreEqual(a, b);

    public static bool AreEqual(in SipUri left, in SipUri right) => left.Scheme == right.Scheme && left.Scheme switch
    {
        UriScheme.Sip or UriScheme.Sips => SipEqual(left, right),
        UriScheme.Tel => TelNumber.AreEqual(left.User, right.User) && AllMatch(left.Params, right.Params) && AllMatch(right.Params, left.Params),
        _ => Ascii.EqualsIgnoreCase(left.SchemeText, right.SchemeText) && left.Opaque.SequenceEqual(right.Opaque),
    };

    private static bool SipEqual(in SipUri left, in SipUri right) =>
        EscapedText.AreEqual(left.User, right.User, ignoreCase: false)
        && left.HasPassword == right.HasPassword && EscapedText.AreEqual(left.Password, right.Password, ignoreCase: false)
        && left.Port == right.Port && HostsEqual(left.Host, right.Host)
        && CommonMatch(left.Params, right.Params) && CommonMatch(right.Params, left.Params)
        && AllMatch(HeadersOf(left), HeadersOf(right)) && AllMatch(HeadersOf(right), HeadersOf(left));

    private static UriParams HeadersOf(in SipUri uri) => new(uri.HeadersText, (byte)'&');

    /// <summary>Names without case and without the dot of a rooted name; IPv6 by value, however it is abbreviated.</summary>
    private static bool HostsEqual(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left[0] == (byte)'[' && right[0] == (byte)'[')
        {
            return IpLiteral.TryReadV6(left[1..^1], out var a) && IpLiteral.TryReadV6(right[1..^1], out var b) && a == b;
        }

        return Ascii.EqualsIgnoreCase(Unrooted(left), Unrooted(right));
    }

    private static ReadOnlySpan<byte> Unrooted(ReadOnlySpan<byte> host) => host.Length > 1 && host[^1] == (byte)'.' ? host[..^1] : host;

    /// <summary>Parameters in both must match; user, ttl, method, maddr and transport must not stand in one only.</summary>
    private static bool CommonMatch(UriParams left, UriParams right)
    {
        foreach (var parameter in left)
        {
            if (right.TryGet(parameter.Name, out var other))
            {
                if (!EscapedText.AreEqual(First(left, parameter.Name), other, ignoreCase: true))
                {
                    return false;
                }
            }
            else if (MustStandInBoth(parameter.Name))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AllMatch(UriParams left, UriParams right)
    {
        foreach (var part in left)
        {
            if (!right.TryGet(part.Name, out var other) || !EscapedText.AreEqual(First(left, part.Name), other, ignoreCase: true))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A name that stands twice counts with its first value, on both sides, so that the relation stays symmetric.</summary>
    private static ReadOnlySpan<byte> First(UriParams all, ReadOnlySpan<byte> name)
    {
        all.TryGet(name, out var value);
        return value;
    }

    private static bool MustStandInBoth(ReadOnlySpan<byte> name) =>
        Is(name, "user"u8) || Is(name, "ttl"u8) || Is(name, "method"u8) || Is(name, "maddr"u8) || Is(name, "transport"u8);

    private static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> known) => EscapedText.AreEqual(name, known, ignoreCase: true);
}
