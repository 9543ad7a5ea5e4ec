using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Engine.Outbound.Tests.Http;

/// <summary>A server that begins an answer and never ends it.</summary>
internal sealed class SlowBody : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private TcpClient? _client;

    public SlowBody()
    {
        _listener.Start();
        Begun = BeginAsync();
    }

    /// <summary>The first half is sent.</summary>
    public Task Begun { get; }

    public string Url => "http://" + _listener.LocalEndpoint;

    public void Dispose()
    {
        _client?.Dispose();
        _listener.Dispose();
    }

    private async Task BeginAsync()
    {
        _client = await _listener.AcceptTcpClientAsync();
        var stream = _client.GetStream();
        _ = await stream.ReadAsync(new byte[4096]);
        await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf"));
    }
}
