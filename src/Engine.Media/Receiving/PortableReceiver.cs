using System.Net;
using System.Net.Sockets;
using Engine.Media.Linux;

namespace Engine.Media.Receiving;

/// <summary>
/// The twin for other systems: one asynchronous reader for each socket. The shard is entered one at a time; a timer ends lost keys.
/// For small installations (PERF-09).
/// </summary>
internal sealed class PortableReceiver : IReceiver
{
    private const int DatagramBytes = 2048;
    private static readonly TimeSpan KeyCheck = TimeSpan.FromMilliseconds(20);

    private readonly ReceiveShard _shard;
    private readonly ITiming _timing;
    private readonly Lock _gate = new();
    private readonly ITimer _timer;
    private volatile bool _stop;

    public PortableReceiver(ReceiveShard shard, ITiming timing, TimeProvider time)
    {
        _shard = shard;
        _timing = timing;
        _timer = time.CreateTimer(_ => EndKeys(), state: null, KeyCheck, KeyCheck);
    }

    public void Start()
    {
    }

    public void Add(LegReceiving leg) => _ = ReadAsync(leg.Socket.Socket, leg);

    /// <summary>Nothing to do: the reader ends when the socket closes, and drops datagrams for a closed leg.</summary>
    public void Remove(LegReceiving leg)
    {
    }

    public void AddControl(MediaSocket socket) => _ = ReadAsync(socket.Socket, leg: null);

    public void Dispose()
    {
        _stop = true;
        _timer.Dispose();
    }

    private async Task ReadAsync(Socket socket, LegReceiving? leg)
    {
        var buffer = new byte[DatagramBytes];
        var from = new SocketAddress(socket.AddressFamily);
        while (!_stop)
        {
            try
            {
                var length = await socket.ReceiveFromAsync(buffer, SocketFlags.None, from).ConfigureAwait(false);
                Take(leg, buffer.AsSpan(0, length), from);
            }
            catch (SocketException trouble) when (trouble.SocketErrorCode is SocketError.ConnectionReset or SocketError.ConnectionRefused)
            {
                // An ICMP error of an earlier send; the next read goes on.
            }
            catch (Exception trouble) when (trouble is ObjectDisposedException or SocketException)
            {
                return;
            }
        }
    }

    private void Take(LegReceiving? leg, ReadOnlySpan<byte> datagram, SocketAddress from)
    {
        var source = WireAddress.From(from);
        lock (_gate)
        {
            if (leg is null)
            {
                _shard.OnControl(datagram, source, _timing.NowNs);
            }
            else if (!leg.IsClosed)
            {
                _shard.OnDatagram(leg, datagram, source, _timing.NowNs);
            }
        }
    }

    private void EndKeys()
    {
        lock (_gate)
        {
            _shard.OnTime(_timing.NowNs);
        }
    }
}
