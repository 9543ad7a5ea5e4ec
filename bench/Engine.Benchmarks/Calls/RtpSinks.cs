using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Engine.Benchmarks.Calls;

/// <summary>
/// Bound UDP ports for the far ends' sound. A sample of them is read and timed; the rest have small buffers that fill and drop in the
/// kernel, so that nothing is answered by ICMP and no reader steals the engine's processor (PERF-14).
/// </summary>
internal sealed class RtpSinks : IDisposable
{
    private const int UnreadBufferBytes = 2048;

    private readonly List<Socket> _sockets = [];
    private readonly List<List<double>> _spacings = [];
    private readonly List<Socket> _sampled = [];
    private readonly Thread _reader;
    private volatile bool _stop;
    private int _next;

    public RtpSinks(int count, int sample)
    {
        for (var i = 0; i < count; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            socket.ReceiveBufferSize = i < sample ? 256 * 1024 : UnreadBufferBytes;
            socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            _sockets.Add(socket);
            if (i < sample)
            {
                _sampled.Add(socket);
                _spacings.Add([]);
            }
        }

        _reader = new Thread(Read) { IsBackground = true, Name = "sinks", Priority = ThreadPriority.AboveNormal };
        _reader.Start();
    }

    /// <summary>The next port, round robin.</summary>
    public int NextPort() => ((IPEndPoint)_sockets[Interlocked.Increment(ref _next) % _sockets.Count].LocalEndPoint!).Port;

    /// <summary>Arrival distances in ms of every sampled stream, pauses between two calls (over 200 ms) left out.</summary>
    public double[] SpacingMs()
    {
        lock (_spacings)
        {
            return [.. _spacings.SelectMany(s => s).Where(ms => ms < 200)];
        }
    }

    public long SampledPackets => _spacings.Sum(s => (long)s.Count);

    /// <summary>Starts the figures anew: what warmed the server up is not counted.</summary>
    public void Forget()
    {
        lock (_spacings)
        {
            _spacings.ForEach(s => s.Clear());
        }
    }

    public void Dispose()
    {
        _stop = true;
        _reader.Join(2000);
        _sockets.ForEach(s => s.Dispose());
    }

    private void Read()
    {
        var buffer = new byte[2048];
        var last = new long[_sampled.Count];
        var index = _sampled.Select((s, i) => (s, i)).ToDictionary(p => p.s, p => p.i);
        var ready = new List<Socket>();
        while (!_stop && _sampled.Count > 0)
        {
            ready.Clear();
            ready.AddRange(_sampled);
            Socket.Select(ready, null, null, 100_000);
            foreach (var socket in ready)
            {
                var i = index[socket];
                while (socket.Available > 0)
                {
                    socket.Receive(buffer);
                    var now = Stopwatch.GetTimestamp();
                    if (last[i] != 0)
                    {
                        lock (_spacings)
                        {
                            _spacings[i].Add(Stopwatch.GetElapsedTime(last[i], now).TotalMilliseconds);
                        }
                    }

                    last[i] = now;
                }
            }
        }
    }
}
