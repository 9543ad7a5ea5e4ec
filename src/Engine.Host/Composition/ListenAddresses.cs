using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Engine.Host.Composition;

/// <summary>
/// Tries the addresses that the engine is about to listen on, so that one that cannot be had is told in one line with its setting, and before the store
/// is opened (API-43). Somebody may still be faster between this and the start.
/// </summary>
internal static class ListenAddresses
{
    /// <summary>What cannot be listened on and what to do about it; null when everything can.</summary>
    public static string? Fault(ServerConfig server, SipSettings sip, MediaSettings media) =>
        server.Listen.Split(';').Select(HttpFault).FirstOrDefault(fault => fault is not null)
        ?? SipFault(sip.ListenEndPoint)
        ?? MediaFault(media, media.Bind is null ? sip.ListenEndPoint.Address : IPAddress.Parse(media.Bind));

    /// <summary>What a failed bind means, in words.</summary>
    public static string Words(string what, string setting, SocketError error) => error switch
    {
        SocketError.AddressAlreadyInUse => $"{what} is taken by another program. Stop that one, or set {setting} to a free port.",
        SocketError.AccessDenied => $"{what} may not be used by this user: ports below 1024 need a permission. Set {setting} to a higher port, or give the permission.",
        SocketError.AddressNotAvailable => $"{what} is not an address of this machine. Set {setting} to one that is, or to 0.0.0.0 for all.",
        SocketError.AddressFamilyNotSupported => $"{what} is of a kind this machine does not speak (IPv6 is off). Set {setting} to another address.",
        _ => $"{what} cannot be listened on ({error}). Check {setting}.",
    };

    private static string? HttpFault(string url)
    {
        var address = BindingAddress.Parse(url);
        if (address.IsUnixPipe || address.IsNamedPipe)
        {
            return null;
        }

        // As the HTTP server does: a name that is no address means all of them.
        var bound = address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
            : IPAddress.TryParse(address.Host, out var literal) ? literal
            : Socket.OSSupportsIPv6 ? IPAddress.IPv6Any : IPAddress.Any;
        return Bound(bound, address.Port, ProtocolType.Tcp) is { } error
            ? Words($"The HTTP address {url}", "server:listen (--listen)", error)
            : null;
    }

    private static string? SipFault(IPEndPoint listen) => Bound(listen.Address, listen.Port, ProtocolType.Udp) is { } error
        ? Words($"The SIP address {listen} (UDP)", "sip:listen (--sip)", error)
        : null;

    /// <summary>One pair of ports that can be had is enough to start with.</summary>
    private static string? MediaFault(MediaSettings media, IPAddress address)
    {
        var first = media.FirstPort + (media.FirstPort % 2);
        for (var port = first; port < media.LastPort; port += 2)
        {
            if (Bound(address, port, ProtocolType.Udp) is not { } error)
            {
                return null;
            }

            if (error != SocketError.AddressAlreadyInUse)
            {
                return Words(string.Create(CultureInfo.InvariantCulture, $"The RTP address {address}:{port} (UDP)"), "media:bind", error);
            }
        }

        return Words(
            string.Create(CultureInfo.InvariantCulture, $"Every RTP port of {address} from {first} to {media.LastPort} (UDP)"),
            "media:first_port and media:last_port",
            SocketError.AddressAlreadyInUse).Replace("a free port", "a range with free ports", StringComparison.Ordinal);
    }

    /// <summary>Binds and lets go again; null when that went well.</summary>
    private static SocketError? Bound(IPAddress address, int port, ProtocolType protocol)
    {
        try
        {
            using var socket = new Socket(address.AddressFamily, protocol == ProtocolType.Tcp ? SocketType.Stream : SocketType.Dgram, protocol);
            if (address.AddressFamily == AddressFamily.InterNetworkV6 && protocol == ProtocolType.Tcp)
            {
                socket.DualMode = true;
            }

            socket.Bind(new IPEndPoint(address, port));
            return null;
        }
        catch (SocketException fault)
        {
            return fault.SocketErrorCode;
        }
    }
}
