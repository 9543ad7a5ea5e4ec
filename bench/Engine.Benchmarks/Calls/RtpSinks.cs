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

    private readonly List<Socket> sockets = [];
    private readonly List<List<double>> spacings = [];
    private readonly List<Socket> sampled = [];
    private readonly Thread reader;
    private volatile bool stop;
    private int next;

    public RtpSinks(int count, int sample)
    {
        for (var i = 0; i < count; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            socket.ReceiveBufferSize = i < sample ? 256 * 1024 : UnreadBufferBytes;
            socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            sockets.Add(socket);
            if (i < sample)
            {
                sampled.Add(socket);
                spacings.Add([]);
            }
        }

        reader = new Thread(Read) { IsBackground = true, Name = "sinks", Priority = ThreadPriority.AboveNormal };
        reader.Start();
    }

    /// <summary>The next port, round robin.</summary>
    public int NextPort() => ((IPEndPoint)sockets[Interlocked.Increment(ref next) % sockets.Count].LocalEndPoint!).Port;

    /// <summary>Arrival distances in ms of every sampled stream, pauses between two calls (over 200 ms) left out.</summary>
    public double[] SpacingMs()
    {
        lock (spacings)
        {
            return [.. spacings.SelectMany(s => s).Where(ms => ms < 200)];
        }
    }

    public long SampledPackets => spacings.Sum(s => (long)s.Count);

    /// <summary>Starts the figures anew: what warmed the server up is not counted.</summary>
    public void Forget()
    {
        lock (spacings)
        {
            spacings.ForEach(s => s.Clear());
        }
    }

    public void Dispose()
    {
        stop = true;
        reader.Join(2000);
        sockets.ForEach(s => s.Dispose());
    }

    private void Read()
    {
        var buffer = new byte[2048];
        var last = new long[sampled.Count];
        var index = sampled.Select((s, i) => (s, i)).ToDictionary(p => p.s, p => p.i);
        var ready = new List<Socket>();
        while (!stop && sampled.Count > 0)
        {
            ready.Clear();
            ready.AddRange(sampled);
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
                        lock (spacings)
                        {
                            spacings[i].Add(Stopwatch.GetElapsedTime(last[i], now).TotalMilliseconds);
                        }
                    }

                    last[i] = now;
                }
            }
        }
    }
}
