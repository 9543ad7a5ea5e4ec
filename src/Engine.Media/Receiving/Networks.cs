using System.Net;
using System.Net.Sockets;

namespace Engine.Media.Receiving;

/// <summary>Address ranges that latching looks at (RTP-20).</summary>
internal static class Networks
{
    /// <summary>RFC 1918, RFC 6598, RFC 4193, link-local and loopback: an SDP with one of these came through a NAT, or is next door.</summary>
    public static bool IsPrivate(IPAddress address)
    {
        Span<byte> b = stackalloc byte[16];
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (IPAddress.IsLoopback(address) || !address.TryWriteBytes(b, out _))
        {
            return true;
        }

        return address.AddressFamily == AddressFamily.InterNetwork
            ? b[0] == 10 || (b[0] == 172 && b[1] is >= 16 and < 32) || (b[0] == 192 && b[1] == 168)
                || (b[0] == 100 && b[1] is >= 64 and < 128) || (b[0] == 169 && b[1] == 254)
            : (b[0] & 0xFE) == 0xFC || (b[0] == 0xFE && (b[1] & 0xC0) == 0x80);
    }

    /// <summary>Whether two addresses share their /24 (IPv4) or /64 (IPv6): a media gateway beside its signalling gateway.</summary>
    public static bool AreNear(IPAddress left, IPAddress right)
    {
        Span<byte> a = stackalloc byte[16];
        Span<byte> b = stackalloc byte[16];
        left = left.IsIPv4MappedToIPv6 ? left.MapToIPv4() : left;
        right = right.IsIPv4MappedToIPv6 ? right.MapToIPv4() : right;
        var prefix = left.AddressFamily == AddressFamily.InterNetwork ? 3 : 8;
        return left.AddressFamily == right.AddressFamily && left.TryWriteBytes(a, out _) && right.TryWriteBytes(b, out _)
            && a[..prefix].SequenceEqual(b[..prefix]);
    }
}
