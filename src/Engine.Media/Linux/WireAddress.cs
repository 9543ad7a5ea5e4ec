using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Engine.Media.Linux;

/// <summary>
/// An address and port in the layout of the kernel's <c>sockaddr_in</c> and <c>sockaddr_in6</c>, so that a send needs no conversion.
/// <code>
///            0      2     4            8            24
/// IPv4:   family | port | address   | zero ...
/// IPv6:   family | port | flow      | address ... | scope
/// </code>
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = 28)]
internal struct WireAddress : IEquatable<WireAddress>
{
    private const ushort LinuxInet = 2;
    private const ushort LinuxInet6 = 10;

    private ushort _family;
    private ushort _portNetworkOrder;
    private uint _v4;
    private uint _v6a;
    private uint _v6b;
    private uint _v6c;
    private uint _v6d;
    private uint _scope;

    /// <summary>Bytes that count for the kernel.</summary>
    public readonly int Length => _family == LinuxInet ? 16 : 28;

    public readonly bool IsIPv4 => _family == LinuxInet;

    /// <summary>From an end point; an IPv4 address is mapped when the socket is IPv6 (dual mode).</summary>
    public static WireAddress From(IPEndPoint point, AddressFamily socketFamily)
    {
        var host = point.Address;
        if (socketFamily == AddressFamily.InterNetworkV6 && host.AddressFamily == AddressFamily.InterNetwork)
        {
            host = host.MapToIPv6();
        }
        else if (socketFamily == AddressFamily.InterNetwork && host.IsIPv4MappedToIPv6)
        {
            host = host.MapToIPv4();
        }

        var address = default(WireAddress);
        address._family = host.AddressFamily == AddressFamily.InterNetwork ? LinuxInet : LinuxInet6;
        address._portNetworkOrder = BinaryPrimitives.ReverseEndianness((ushort)point.Port);
        Span<byte> bytes = stackalloc byte[16];
        host.TryWriteBytes(bytes, out _);
        address.SetHost(bytes);
        return address;
    }

    /// <summary>From the managed form, whose first two bytes differ between systems.</summary>
    public static WireAddress From(SocketAddress managed)
    {
        var bytes = managed.Buffer.Span;
        var address = default(WireAddress);
        address._family = managed.Family == AddressFamily.InterNetwork ? LinuxInet : LinuxInet6;
        address._portNetworkOrder = MemoryMarshal.Read<ushort>(bytes[2..]);
        address.SetHost(address._family == LinuxInet ? bytes[4..] : bytes[8..]);
        return address;
    }

    public readonly IPEndPoint ToEndPoint()
    {
        Span<byte> bytes = stackalloc byte[16];
        WriteHost(bytes);
        var host = _family == LinuxInet ? new IPAddress(bytes[..4]) : new IPAddress(bytes);
        return new IPEndPoint(host.IsIPv4MappedToIPv6 ? host.MapToIPv4() : host, BinaryPrimitives.ReverseEndianness(_portNetworkOrder));
    }

    public readonly bool Equals(WireAddress other) => _portNetworkOrder == other._portNetworkOrder && SameHost(other);

    /// <summary>Whether only the ports may differ.</summary>
    public readonly bool SameHost(in WireAddress other) => _family == other._family
        && (_family == LinuxInet
            ? _v4 == other._v4
            : _v6a == other._v6a && _v6b == other._v6b && _v6c == other._v6c && _v6d == other._v6d);

    public override readonly bool Equals(object? obj) => obj is WireAddress other && Equals(other);

    public override readonly int GetHashCode() => _family == LinuxInet
        ? HashCode.Combine(_portNetworkOrder, _v4)
        : HashCode.Combine(_portNetworkOrder, _v6a, _v6b, _v6c, _v6d);

    private void SetHost(ReadOnlySpan<byte> bytes)
    {
        if (_family == LinuxInet)
        {
            _v4 = MemoryMarshal.Read<uint>(bytes);
            return;
        }

        _v6a = MemoryMarshal.Read<uint>(bytes);
        _v6b = MemoryMarshal.Read<uint>(bytes[4..]);
        _v6c = MemoryMarshal.Read<uint>(bytes[8..]);
        _v6d = MemoryMarshal.Read<uint>(bytes[12..]);
    }

    private readonly void WriteHost(Span<byte> bytes)
    {
        if (_family == LinuxInet)
        {
            MemoryMarshal.Write(bytes, _v4);
            return;
        }

        MemoryMarshal.Write(bytes, _v6a);
        MemoryMarshal.Write(bytes[4..], _v6b);
        MemoryMarshal.Write(bytes[8..], _v6c);
        MemoryMarshal.Write(bytes[12..], _v6d);
    }
}
