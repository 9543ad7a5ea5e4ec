using System.Net;
using System.Net.Sockets;

namespace Engine.Storage.Tests.Postgres;

/// <summary>Stands between engine and server as a network does: it can lose all connections at once, and neither end is told why.</summary>
internal sealed class CuttableProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _socket;
    private readonly Lock _gate = new();
    private readonly List<Socket> _open = [];
    private bool _cutsAnswers;

    public CuttableProxy(string socket)
    {
        _socket = socket;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    public void Cut()
    {
        lock (_gate)
        {
            _open.ForEach(static socket => socket.Dispose());
            _open.Clear();
        }
    }

    /// <summary>The next answer is lost together with the connections: what was asked for has happened, and nobody hears of it.</summary>
    public void CutAtTheNextAnswer()
    {
        lock (_gate)
        {
            _cutsAnswers = true;
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        Cut();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync();
                var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await server.ConnectAsync(new UnixDomainSocketEndPoint(_socket));
                lock (_gate)
                {
                    _open.AddRange([client, server]);
                }

                _ = CopyAsync(client, server, answers: false);
                _ = CopyAsync(server, client, answers: true);
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task CopyAsync(Socket from, Socket to, bool answers)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is var count and > 0)
            {
                if (answers && IsLost())
                {
                    Cut();
                    return;
                }

                await to.SendAsync(buffer.AsMemory(0, count));
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // One end is gone, and the other is cut with it.
        }
    }

    private bool IsLost()
    {
        lock (_gate)
        {
            var lost = _cutsAnswers;
            _cutsAnswers = false;
            return lost;
        }
    }
}
