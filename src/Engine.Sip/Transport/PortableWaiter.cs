using System.Net;
using System.Net.Sockets;

namespace Engine.Sip.Transport;

/// <summary>Sleeps in select on the socket and a second socket on loopback that is written to for a wake-up: works everywhere.</summary>
internal sealed class PortableWaiter : IShardWaiter
{
    private static readonly byte[] Signal = [1];

    private readonly Socket _socket;
    private readonly Socket _ear = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly Socket _mouth = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly List<Socket> _readable = new(2);
    private readonly byte[] _scratch = new byte[8];
    private readonly Lock _closing = new();
    private int _pending;
    private bool _closed;

    internal PortableWaiter(Socket socket)
    {
        _socket = socket;
        _ear.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _mouth.Connect(_ear.LocalEndPoint!);
    }

    public bool Wait(long ticks)
    {
        _readable.Clear();
        _readable.Add(_socket);
        _readable.Add(_ear);
        var micros = (int)Math.Min(ticks / TimeSpan.TicksPerMicrosecond, int.MaxValue);
        Socket.Select(_readable, null, null, micros);
        if (_readable.Contains(_ear))
        {
            _ear.Receive(_scratch);
            Volatile.Write(ref _pending, 0);
        }

        return _readable.Contains(_socket);
    }

    public void Wake()
    {
        if (Interlocked.Exchange(ref _pending, 1) == 0)
        {
            lock (_closing)
            {
                if (!_closed)
                {
                    _mouth.Send(Signal);
                }
            }
        }
    }

    public void Dispose()
    {
        lock (_closing)
        {
            _closed = true;
            _ear.Dispose();
            _mouth.Dispose();
        }
    }
}
