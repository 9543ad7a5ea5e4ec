using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Engine.Testing.Processes;

/// <summary>
/// The real server as a process of its own on a data folder, started, killed and started again as an operator or a crash would.
/// HTTP and SIP ports stay the same over restarts.
/// </summary>
public sealed class EngineProcess : IAsyncDisposable
{
    /// <summary>The variable of <see cref="Environment"/> that says how long the server warms up.</summary>
    public const string WarmUpSeconds = "ENGINE__server__warm_up_seconds";

    private readonly string _binary;
    private readonly StringBuilder _log = new();
    private Process? _process;

    public EngineProcess(string binary, string? dataFolder = null)
    {
        this._binary = binary;
        Data = dataFolder ?? Directory.CreateTempSubdirectory("engine-").FullName;
        Http = new Uri($"http://127.0.0.1:{FreeTcpPort()}");
        SipPort = FreeUdpPort();
    }

    public string Data { get; }

    public Uri Http { get; }

    public int SipPort { get; }

    public int Id => _process?.Id ?? 0;

    public bool Running => _process is { HasExited: false };

    /// <summary>Further environment of the next start, for example a crash point. Without the warm-up: a test waits for nothing that it does not look at.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal) { [WarmUpSeconds] = "0" };

    public string Log
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    /// <summary>Where the built server lies, seen from a test or benchmark assembly of the same configuration.</summary>
    public static string Locate()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        var configuration = folder.FullName.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Engine.sln")))
        {
            folder = folder.Parent;
        }

        var path = Path.Combine(folder?.FullName ?? ".", "src", "Engine.Host", "bin", configuration, "net10.0", "engine.dll");
        return File.Exists(path) ? path : throw new FileNotFoundException("Build src/Engine.Host first.", path);
    }

    /// <summary>Starts <c>serve</c> and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        _process = Launch(["serve", "--data", Data, "--listen", Http.ToString().TrimEnd('/'), "--sip", $"127.0.0.1:{SipPort}"]);
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        for (var i = 0; i < 400; i++)
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"The server ended with code {_process.ExitCode}:\n{Log}");
            }

            if (await ReadyAsync(client))
            {
                return;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException($"The server was not ready after 20 s:\n{Log}");
    }

    /// <summary>Runs one command of the binary on the same data folder and returns what it printed.</summary>
    public async Task<string> RunAsync(params string[] words)
    {
        using var command = Launch([.. words, "--data", Data]);
        var output = command.StandardOutput.ReadToEndAsync();
        var errors = command.StandardError.ReadToEndAsync();
        await command.WaitForExitAsync();
        return command.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"engine {string.Join(' ', words)} ended with code {command.ExitCode}:\n{await output}{await errors}");
    }

    /// <summary>Waits for the process to end by itself, as at a crash point.</summary>
    public async Task<bool> EndedAsync(TimeSpan within)
    {
        using var limit = new CancellationTokenSource(within);
        try
        {
            await _process!.WaitForExitAsync(limit.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        if (Running)
        {
            _process!.Kill();
            await _process.WaitForExitAsync();
        }
    }

    /// <summary>SIGTERM, and waits for the drain.</summary>
    public async Task<bool> TerminateAsync(TimeSpan within)
    {
        using var kill = Process.Start("kill", ["-TERM", Id.ToString()]);
        await kill.WaitForExitAsync();
        return await EndedAsync(within);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process?.Dispose();
        Directory.Delete(Data, recursive: true);
    }

    private static async Task<bool> ReadyAsync(HttpClient client, Uri address)
    {
        try
        {
            using var answer = await client.GetAsync(address);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (TaskCanceledException)
        {
            return false;
        }
    }

    private static int FreeTcpPort() => FreePort(SocketType.Stream, ProtocolType.Tcp);

    private static int FreeUdpPort() => FreePort(SocketType.Dgram, ProtocolType.Udp);

    private static int FreePort(SocketType type, ProtocolType protocol)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, type, protocol);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private Task<bool> ReadyAsync(HttpClient client) => ReadyAsync(client, new Uri(Http, "/health/ready"));

    private Process Launch(IReadOnlyList<string> words)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(_binary);
        foreach (var word in words)
        {
            start.ArgumentList.Add(word);
        }

        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private void Note(string? line)
    {
        lock (_log)
        {
            if (line is not null && _log.Length < 1_000_000)
            {
                _log.AppendLine(line);
            }
        }
    }
}
