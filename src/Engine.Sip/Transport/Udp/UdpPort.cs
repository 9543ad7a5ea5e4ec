using System.Net;
using System.Net.Sockets;

namespace Engine.Sip.Transport.Udp;

/// <summary>The shard's UDP socket: one port for sending and receiving (TRN-11), no allocation for a datagram. IPv4, or IPv6 when bound to such an address.</summary>
internal sealed class UdpPort : IDatagramPort, IDisposable
{
    /// <summary>The largest datagram there is.</summary>
    private const int MaxDatagram = 64 * 1024;

    /// <summary>SIO_UDP_CONNRESET: without it one ICMP makes Windows fail the reads of all peers.</summary>
    private const int WindowsConnectionReset = -1744830452;

    private readonly SocketAddress _to;
    private readonly SocketAddress _from;
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(MaxDatagram, pinned: true);
    private readonly ISipTap? _tap;

    internal UdpPort(IPEndPoint listen, int receiveBufferBytes, ISipTap? tap)
    {
        _tap = tap;
        Socket = new Socket(listen.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { Blocking = false };
        if (OperatingSystem.IsWindows())
        {
            Socket.IOControl(WindowsConnectionReset, [0], null);
        }

        Socket.ReceiveBufferSize = receiveBufferBytes;
        Socket.Bind(listen);
        Errors = new IcmpErrors(Socket);
        _to = new SocketAddress(listen.AddressFamily);
        _from = new SocketAddress(listen.AddressFamily);
    }

    internal Socket Socket { get; }

    internal IcmpErrors Errors { get; }

    /// <summary>What the kernel granted (TRN-16).</summary>
    internal int GrantedReceiveBytes => Socket.ReceiveBufferSize;

    /// <summary>An error was met while sending or reading: the queue of ICMP errors should be read.</summary>
    internal bool ErrorsPending { get; set; }

    internal IPEndPoint Local => (IPEndPoint)Socket.LocalEndPoint!;

    public bool Send(ReadOnlySpan<byte> datagram, in SipEndpoint to)
    {
        if (to.IsV4 != (Socket.AddressFamily == AddressFamily.InterNetwork))
        {
            return false;
        }

        to.WriteTo(_to);
        _tap?.OnDatagram(outgoing: true, to, datagram);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                Socket.SendTo(datagram, SocketFlags.None, _to);
                return true;
            }
            catch (SocketException fault) when (fault.SocketErrorCode is SocketError.ConnectionRefused or SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.ConnectionReset)
            {
                // The error of an earlier datagram, perhaps to another peer: it must not stop this one, so the queue is read and the send repeated.
                ErrorsPending = true;
            }
            catch (SocketException fault) when (fault.SocketErrorCode is SocketError.WouldBlock or SocketError.NoBufferSpaceAvailable)
            {
                // Lost like a datagram on the wire; the retransmission timers mend it.
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Reads one datagram into the shard's buffer; false when there is none.</summary>
    /// <param name="signalled">The waiter saw something: an empty datagram or an error has no bytes to be counted, and must be taken all the same.</param>
    /// <param name="datagram">Valid until the next call.</param>
    /// <param name="source">Who sent it.</param>
    internal bool TryReceive(bool signalled, out ReadOnlyMemory<byte> datagram, out SipEndpoint source)
    {
        datagram = default;
        source = default;
        if (Socket.Available == 0 && !signalled)
        {
            return false;
        }

        try
        {
            var length = Socket.ReceiveFrom(_buffer, SocketFlags.None, _from);
            datagram = _buffer.AsMemory(0, length);
            source = SipEndpoint.FromSocketAddress(_from);
            _tap?.OnDatagram(outgoing: false, source, datagram.Span);
            return true;
        }
        catch (SocketException fault) when (fault.SocketErrorCode is SocketError.WouldBlock)
        {
            return false;
        }
        catch (SocketException)
        {
            ErrorsPending = true;
            return false;
        }
    }

    public void Dispose() => Socket.Dispose();
}
