using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Engine.Interop.Peers;

/// <summary>Receives RTP on one port of 127.0.0.1 and remembers each packet with its arrival time.</summary>
internal sealed class RtpSink : IDisposable
{
    internal readonly record struct Packet(long ArrivalMicroseconds, ushort Sequence, uint Timestamp, uint Ssrc, byte PayloadType, byte[] Payload);

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly List<Packet> packets = [];
    private readonly Thread reader;

    public RtpSink()
    {
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        reader = new Thread(Read) { IsBackground = true, Priority = ThreadPriority.AboveNormal };
        reader.Start();
    }

    public int Port { get; }

    public IReadOnlyList<Packet> Packets
    {
        get
        {
            lock (packets)
            {
                return [.. packets];
            }
        }
    }

    /// <summary>The payloads in sequence order as one G.711 stream.</summary>
    public byte[] Audio() => [.. Packets.Where(p => p.PayloadType is 0 or 8).OrderBy(p => p.Timestamp).SelectMany(p => p.Payload)];

    public void Dispose()
    {
        socket.Dispose();
        reader.Join(1_000);
    }

    private void Read()
    {
        var buffer = new byte[2048];
        try
        {
            while (true)
            {
                var length = socket.Receive(buffer);
                var at = Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1_000_000);
                if (length < 12 || buffer[0] >> 6 != 2)
                {
                    continue;
                }

                var packet = new Packet(at, BinaryPrimitives.ReadUInt16BigEndian(buffer.AsSpan(2)), BinaryPrimitives.ReadUInt32BigEndian(buffer.AsSpan(4)),
                    BinaryPrimitives.ReadUInt32BigEndian(buffer.AsSpan(8)), (byte)(buffer[1] & 0x7F), buffer.AsSpan(12, length - 12).ToArray());
                lock (packets)
                {
                    packets.Add(packet);
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
}
