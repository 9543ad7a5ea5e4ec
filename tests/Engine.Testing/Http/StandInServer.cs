using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Engine.Testing.Http;

/// <summary>An HTTP/1.1 server on loopback that answers what the test says, also what no decent server would send.</summary>
public sealed class StandInServer : IAsyncDisposable
{
    private const int MaxHead = 64 * 1024;

    private readonly CancellationTokenSource _stop = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<StandInRequest> _requests = new();
    private readonly ConcurrentBag<Task> _serving = [];
    private readonly X509Certificate2? _certificate;
    private readonly Task _accepting;
    private int _connections;
    private int _numbers;

    public StandInServer(Func<StandInRequest, StandInAnswer> answer, X509Certificate2? certificate = null)
    {
        Answer = answer;
        _certificate = certificate;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>May be changed while it runs.</summary>
    public Func<StandInRequest, StandInAnswer> Answer { get; set; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Without a slash at the end.</summary>
    public string Url => FormattableString.Invariant($"{(_certificate is null ? "http" : "https")}://127.0.0.1:{Port}");

    /// <summary>In the order they came.</summary>
    public IReadOnlyList<StandInRequest> Requests => [.. _requests];

    /// <summary>Connections taken so far.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Until every connection taken so far is closed on this side.</summary>
    public Task UntilClosedAsync() => Task.WhenAll([.. _serving]);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_serving);
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _serving.Add(ServeAsync(client, Interlocked.Increment(ref _connections)));
            }
            catch (Exception cause) when (cause is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client, int connection)
    {
        using var owned = client;
        try
        {
            client.NoDelay = true;
            await using var stream = await SecuredAsync(client.GetStream());
            while (await ReadAsync(stream, connection) is { } request)
            {
                _requests.Enqueue(request);
                var answer = Answer(request);
                if (answer.Reset)
                {
                    client.Client.LingerState = new LingerOption(enable: true, 0);
                    return;
                }

                if (!await WriteAsync(stream, answer))
                {
                    return;
                }
            }
        }
        catch (Exception cause) when (cause is IOException or OperationCanceledException or ObjectDisposedException or SocketException
            or System.Security.Authentication.AuthenticationException)
        {
            // The client left, or the test is over.
        }
    }

    private async Task<Stream> SecuredAsync(Stream plain)
    {
        if (_certificate is null)
        {
            return plain;
        }

        var secured = new SslStream(plain);
        await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _stop.Token);
        return secured;
    }

    private async Task<StandInRequest?> ReadAsync(Stream stream, int connection)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (head.Length < MaxHead && !head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0)
            {
                return null;
            }

            head.Append((char)one[0]);
        }

        var lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines.Skip(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        var body = new byte[headers.TryGetValue("Content-Length", out var length) ? int.Parse(length, System.Globalization.CultureInfo.InvariantCulture) : 0];
        await stream.ReadExactlyAsync(body, _stop.Token);
        var first = lines[0].Split(' ');
        return new StandInRequest(Interlocked.Increment(ref _numbers), connection, first[0], first[1], headers, body);
    }

    /// <returns>False when the connection shall be closed.</returns>
    private async Task<bool> WriteAsync(Stream stream, StandInAnswer answer)
    {
        if (answer.Never)
        {
            await Task.Delay(Timeout.Infinite, _stop.Token);
        }

        if (answer.After > TimeSpan.Zero)
        {
            await Task.Delay(answer.After, _stop.Token);
        }

        if (answer.Raw is { } raw)
        {
            await stream.WriteAsync(raw, _stop.Token);
            return false;
        }

        var head = new StringBuilder(FormattableString.Invariant($"HTTP/1.1 {answer.Status} Answer\r\nContent-Length: {answer.Body.Length}\r\n"));
        foreach (var (name, value) in answer.Headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        await stream.WriteAsync(Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), _stop.Token);
        await stream.WriteAsync(answer.Body.AsMemory(0, answer.CutAt ?? answer.Body.Length), _stop.Token);
        return !answer.Close && answer.CutAt is null;
    }
}
