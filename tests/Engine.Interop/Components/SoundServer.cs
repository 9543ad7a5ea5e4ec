using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Engine.Interop.Components;

/// <summary>A web server for sound files on 127.0.0.1 and 127.0.0.2; only the first is allowed to the engine of <see cref="PromptCalls"/>.</summary>
internal sealed class SoundServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly CancellationTokenSource _over = new();

    public SoundServer()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Port = ((IPEndPoint)probe.LocalEndpoint).Port;
        }

        _listener.Prefixes.Add($"http://127.0.0.1:{Port}/");
        _listener.Prefixes.Add($"http://127.0.0.2:{Port}/");
        _listener.Start();
        _ = ServeAsync();
    }

    public int Port { get; }

    public string Url => $"http://127.0.0.1:{Port}";

    /// <summary>What an address that is not allowed would serve just as well.</summary>
    public string PrivateUrl => $"http://127.0.0.2:{Port}";

    /// <summary>Path and query as sent, and the status of the answer.</summary>
    public ConcurrentQueue<(string Target, int Status)> Served { get; } = new();

    /// <summary>How each path is answered; with its ETag when one is given.</summary>
    public ConcurrentDictionary<string, (byte[] File, string? ETag)> Files { get; } = new(StringComparer.Ordinal);

    public void Dispose()
    {
        _over.Cancel();
        _listener.Close();
        _over.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_over.IsCancellationRequested)
        {
            try
            {
                _ = AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var target = context.Request.RawUrl!;
        var response = context.Response;
        try
        {
            if (target == "/slow.wav")
            {
                await Task.Delay(TimeSpan.FromSeconds(8), _over.Token);
            }

            if (target == "/elsewhere.wav")
            {
                response.Redirect($"{PrivateUrl}/good.wav");
            }
            else if (!Files.TryGetValue(target, out var found))
            {
                response.StatusCode = 404;
            }
            else if (found.ETag is { } tag && context.Request.Headers["If-None-Match"] == tag)
            {
                response.StatusCode = 304;
            }
            else
            {
                response.Headers["ETag"] = found.ETag;
                await response.OutputStream.WriteAsync(found.File, _over.Token);
            }

            Served.Enqueue((target, response.StatusCode));
            response.Close();
        }
        catch (Exception gone) when (gone is HttpListenerException or OperationCanceledException or ObjectDisposedException)
        {
            // The engine had enough, or the test is over.
        }
    }
}
