using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Engine.Benchmarks.Media;

/// <summary>The far ends: one bound socket a leg. A hundred of them are read, with the kernel's time stamp of each packet.</summary>
internal sealed unsafe class SinkSockets : IDisposable
{
    private const int Sampled = 100;
    private const int ReadEachMs = 10;
    private const nuint GetStampNs = 0x8907;

    private readonly List<Socket> _sockets = [];
    private readonly Spacing _spacing = new();
    private readonly Thread _reader;
    private volatile bool _stop;

    public SinkSockets(int count)
    {
        for (var n = 0; n < count; n++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = n < Sampled ? 256 * 1024 : 2048 };
            socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            _sockets.Add(socket);
        }

        _reader = new Thread(Read) { IsBackground = true };
    }

    public int Port(int n) => ((IPEndPoint)_sockets[n].LocalEndPoint!).Port;

    public void Start() => _reader.Start();

    public Spacing Stop()
    {
        _stop = true;
        _reader.Join();
        return _spacing;
    }

    public void Dispose() => _sockets.ForEach(socket => socket.Dispose());

    private void Read()
    {
        var descriptors = _sockets.Take(Sampled).Select(socket => (int)socket.Handle).ToArray();
        var last = new long[descriptors.Length];
        var buffer = stackalloc byte[512];
        var stamp = stackalloc long[2];

        // The first question switches the stamps on; what was queued before carries none.
        for (var n = 0; n < descriptors.Length; n++)
        {
            _ = Ioctl(descriptors[n], GetStampNs, stamp);
            while (Receive(descriptors[n], buffer, 512, 0x40) > 0)
            {
            }
        }

        while (!_stop)
        {
            for (var n = 0; n < descriptors.Length; n++)
            {
                while (Receive(descriptors[n], buffer, 512, 0x40) > 0)
                {
                    _ = Ioctl(descriptors[n], GetStampNs, stamp);
                    var at = (stamp[0] * 1_000_000_000) + stamp[1];
                    if (last[n] != 0)
                    {
                        _spacing.Add(at - last[n]);
                    }

                    last[n] = at;
                }
            }

            Thread.Sleep(ReadEachMs);
        }
    }

    [DllImport("libc", EntryPoint = "recv")]
    private static extern nint Receive(int descriptor, byte* data, nuint length, int flags);

    [DllImport("libc", EntryPoint = "ioctl")]
    private static extern int Ioctl(int descriptor, nuint request, void* argument);
}
