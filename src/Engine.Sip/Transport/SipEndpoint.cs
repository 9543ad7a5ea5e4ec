using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Engine.Sip.Transport;

/// <summary>An address and port as a value of 20 bytes: compared by words, kept without an object (PERF-02).</summary>
/// <remarks>IPv4 is held as the mapped IPv6 address, so one form serves both families.</remarks>
public readonly record struct SipEndpoint
{
    private const ulong MappedPrefix = 0x0000_ffff_0000_0000;

    private readonly ulong _high;
    private readonly ulong _low;

    private SipEndpoint(ulong high, ulong low, int port) => (_high, _low, Port) = (high, low, (ushort)port);

    /// <summary>The UDP port.</summary>
    public ushort Port { get; }

    /// <summary>Whether this is an IPv4 address.</summary>
    public bool IsV4 => _high == 0 && (_low & 0xffff_ffff_0000_0000) == MappedPrefix;

    /// <summary>The IPv4 address as a number; meaningless for IPv6.</summary>
    internal uint V4 => (uint)_low;

    /// <summary>The same address with port 0: how peers are listed.</summary>
    internal SipEndpoint AnyPort => new(_high, _low, 0);

    /// <summary>The value of a socket end point.</summary>
    public static SipEndpoint From(IPEndPoint endpoint) => From(endpoint.Address, endpoint.Port);

    /// <summary>The value of an address and a port.</summary>
    public static SipEndpoint From(IPAddress address, int port)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var written);
        return written == 4
            ? OfV4(BinaryPrimitives.ReadUInt32BigEndian(bytes), port)
            : new SipEndpoint(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]), port);
    }

    /// <summary>Reads <c>ip:port</c>, <c>[ip6]:port</c> or an address alone with the port given.</summary>
    public static bool TryParse(string text, int defaultPort, out SipEndpoint endpoint)
    {
        var good = IPEndPoint.TryParse(text, out var parsed);
        endpoint = good ? From(parsed!.Address, parsed.Port == 0 ? defaultPort : parsed.Port) : default;
        return good;
    }

    /// <summary>For the edge: an object of the framework.</summary>
    public IPEndPoint ToIPEndPoint() => new(ToIPAddress(), Port);

    /// <summary>For the edge: the address alone.</summary>
    public IPAddress ToIPAddress()
    {
        Span<byte> bytes = stackalloc byte[16];
        if (IsV4)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, V4);
            return new IPAddress(bytes[..4]);
        }

        BinaryPrimitives.WriteUInt64BigEndian(bytes, _high);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], _low);
        return new IPAddress(bytes);
    }

    /// <summary><c>ip:port</c>, as it stands in tickets.</summary>
    public override string ToString() => IsV4
        ? string.Create(CultureInfo.InvariantCulture, $"{_low >> 24 & 255}.{_low >> 16 & 255}.{_low >> 8 & 255}.{_low & 255}:{Port}")
        : string.Create(CultureInfo.InvariantCulture, $"[{ToIPAddress()}]:{Port}");

    internal SipEndpoint WithPort(int port) => new(_high, _low, port);

    /// <summary>Writes the address without the port, as it stands in a received parameter; returns the length. 45 bytes are enough.</summary>
    internal int WriteAddress(Span<byte> destination) =>
        ToIPAddress().TryFormat(destination, out var written) ? written : 0;

    internal static SipEndpoint OfV4(uint address, int port) => new(0, MappedPrefix | address, port);

    internal static SipEndpoint OfV6(UInt128 address, int port) => new((ulong)(address >> 64), (ulong)address, port);

    /// <summary>Reads the raw form of a socket address (sockaddr_in, sockaddr_in6).</summary>
    internal static SipEndpoint FromSocketAddress(SocketAddress address)
    {
        ReadOnlySpan<byte> bytes = address.Buffer.Span;
        int port = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
        return address.Family == AddressFamily.InterNetwork
            ? OfV4(BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]), port)
            : new SipEndpoint(BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]), BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]), port);
    }

    /// <summary>Writes the raw form; the family of the target must be that of the socket.</summary>
    internal void WriteTo(SocketAddress address)
    {
        var bytes = address.Buffer.Span;
        BinaryPrimitives.WriteUInt16BigEndian(bytes[2..], Port);
        if (address.Family == AddressFamily.InterNetwork)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes[4..], V4);
            return;
        }

        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], _high);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[16..], _low);
    }

    /// <summary>Whether the address is one that the public internet cannot reach (RFC 1918, 6598, 3927, 4193, loopback and unspecified).</summary>
    internal bool IsPrivate => IsV4
        ? (V4 >> 24) is 0 or 10 or 127
            || (V4 >> 20) == 0xac1
            || (V4 >> 16) is 0xc0a8 or 0xa9fe
            || (V4 >> 22) == (100 << 2 | 1)
        : (_high >> 57) == 0x7e || (_high >> 54) == 0x3fa || (_high == 0 && _low <= 1);
}
