using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Engine.Interop.Peers;

/// <summary>
/// Receives RTP on one port of 127.0.0.1 and remembers each packet with its arrival time: the kernel's own time stamp, so that a late reader
/// does not look like a late sender.
/// </summary>
internal sealed partial class RtpSink : IDisposable
{
    internal readonly record struct Packet(long ArrivalMicroseconds, ushort Sequence, uint Timestamp, uint Ssrc, byte PayloadType, byte[] Payload);

    private const nuint GetStampNs = 0x8907;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly List<Packet> _packets = [];
    private readonly Thread _reader;

    public RtpSink()
    {
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Port = ((IPEndPoint)_socket.LocalEndPoint!).Port;
        _socket.ReceiveBufferSize = 4 * 1024 * 1024;
        _ = StampMicroseconds();
        _reader = new Thread(Read) { IsBackground = true, Priority = ThreadPriority.AboveNormal };
        _reader.Start();
    }

    public int Port { get; }

    public IReadOnlyList<Packet> Packets
    {
        get
        {
            lock (_packets)
            {
                return [.. _packets];
            }
        }
    }

    /// <summary>The payloads in sequence order as one G.711 stream.</summary>
    public byte[] Audio() => [.. Packets.Where(p => p.PayloadType is 0 or 8).OrderBy(p => p.Timestamp).SelectMany(p => p.Payload)];

    public void Dispose()
    {
        _socket.Dispose();
        _reader.Join(1_000);
    }

    private void Read()
    {
        var buffer = new byte[2048];
        try
        {
            while (true)
            {
                var length = _socket.Receive(buffer);
                var at = StampMicroseconds();
                if (length < 12 || buffer[0] >> 6 != 2)
                {
                    continue;
                }

                var packet = new Packet(at, BinaryPrimitives.ReadUInt16BigEndian(buffer.AsSpan(2)), BinaryPrimitives.ReadUInt32BigEndian(buffer.AsSpan(4)),
                    BinaryPrimitives.ReadUInt32BigEndian(buffer.AsSpan(8)), (byte)(buffer[1] & 0x7F), buffer.AsSpan(12, length - 12).ToArray());
                lock (_packets)
                {
                    _packets.Add(packet);
                }
            }
        }
        catch (SocketException)
        {
            // The socket was closed: the sink is done.
        }
        catch (ObjectDisposedException)
        {
            // The socket was closed between two reads.
        }
    }

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static unsafe partial int Ioctl(int descriptor, nuint request, long* stamp);

    /// <summary>When the packet last read arrived; the first question switches the stamps on and has no answer yet.</summary>
    private unsafe long StampMicroseconds()
    {
        var stamp = stackalloc long[2];
        return Ioctl((int)_socket.Handle, GetStampNs, stamp) == 0
            ? (stamp[0] * 1_000_000) + (stamp[1] / 1000)
            : Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1_000_000);
    }
}
