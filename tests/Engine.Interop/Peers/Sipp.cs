using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Engine.Interop.Peers;

/// <summary>
/// SIPp as the callee on 127.0.0.1. Its exit code is its verdict: 0 when every call followed the scenario to its end.
/// The message log is kept so that a test can count what crossed the wire.
/// </summary>
internal sealed partial class Sipp : IAsyncDisposable
{
    private const int Tries = 3;

    /// <summary>Processes of the other tests start at the same time.</summary>
    private static readonly TimeSpan StartWithin = TimeSpan.FromSeconds(10);

    private static int _nextControlPort = 18_800;

    private readonly Process _process;
    private readonly string _folder;
    private readonly Task<string> _output;

    private Sipp(Process process, string folder, int port)
    {
        this._process = process;
        this._folder = folder;
        Port = port;
        _output = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
    }

    public int Port { get; }

    /// <summary>Starts a callee that serves <paramref name="calls"/> calls of the scenario and ends.</summary>
    /// <exception cref="InvalidOperationException">It does not come up, not even on other ports.</exception>
    public static async Task<Sipp> StartAsync(SippScenario scenario, int calls = 1, int seconds = 90)
    {
        var complaint = "";
        for (var i = 0; i < Tries; i++)
        {
            var sipp = Launch(scenario, calls, seconds);
            if (await sipp.IsUpAsync())
            {
                return sipp;
            }

            // Whoever else needed a port between our looking and SIPp's binding has it now.
            complaint = sipp.Errors;
            await sipp.DisposeAsync();
        }

        throw new InvalidOperationException($"SIPp does not come up: {complaint}");
    }

    /// <summary>Waits for SIPp's own verdict.</summary>
    public async Task<int> VerdictAsync(TimeSpan within)
    {
        using var limit = new CancellationTokenSource(within);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public string Messages => Read("messages.log");

    public string Errors => Read("errors.log");

    /// <summary>How many distinct INVITE transactions (top Via branches) of calls reached the callee, by Call-ID.</summary>
    public IReadOnlyDictionary<string, int> InviteTransactionsByCall() =>
        Received("INVITE")
            .GroupBy(m => Field(m, CallId()), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Select(m => Field(m, Branch())).Distinct(StringComparer.Ordinal).Count(), StringComparer.Ordinal);

    /// <summary>The requests of one method that SIPp received, retransmissions included.</summary>
    public IReadOnlyList<string> Received(string method) =>
        [.. Message().Split(Messages).Where(m => m.Contains("message received", StringComparison.Ordinal) && m.Contains($"\n{method} ", StringComparison.Ordinal))];

    /// <summary>How many hops each request of that method took: its Via lines.</summary>
    public IReadOnlyList<int> Hops(string method) => [.. Received(method).Select(m => m.Split("\nVia:").Length - 1)];

    /// <summary>How many responses with that status reached it.</summary>
    public int Answers(int status) => Received(FormattableString.Invariant($"SIP/2.0 {status}")).Count;

    /// <summary>When the first message of the log that begins with these words left SIPp, in microseconds of Unix time.</summary>
    public long SentAtMicroseconds(string start)
    {
        var log = Messages;
        var entries = Stamp().Matches(log);
        var sent = Enumerable.Range(0, entries.Count).First(i =>
        {
            var entry = log[entries[i].Index..(i + 1 < entries.Count ? entries[i + 1].Index : log.Length)];
            return entry.Contains("message sent", StringComparison.Ordinal) && entry.Contains("\n" + start, StringComparison.Ordinal);
        });
        var written = entries[sent].Groups["value"].Value.Replace('\t', ' ');
        var stamp = DateTime.ParseExact(written, "yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
        return (stamp.ToUniversalTime() - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
    }

    /// <summary>How many 200 it sent and how many ACKs reached it, those it took for repeats or lost on purpose included.</summary>
    public (int Answers, int Acks) CountAnswersAndAcks() => (Messages.Split("\nSIP/2.0 200 ").Length - 1, Messages.Split("\nACK ").Length - 1);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        await _output;
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Field(string message, Regex pattern) => pattern.Match(message).Groups["value"].Value;

    private string Read(string file)
    {
        var path = Path.Combine(_folder, file);
        return File.Exists(path) ? File.ReadAllText(path) : "";
    }

    private static Sipp Launch(SippScenario scenario, int calls, int seconds)
    {
        var work = Directory.CreateTempSubdirectory("sipp-").FullName;
        var port = FreePort.Udp();
        var path = scenario.Write(work);
        var control = Interlocked.Increment(ref _nextControlPort);
        var start = new ProcessStartInfo("timeout")
        {
            WorkingDirectory = work, UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true,
        };
        foreach (var word in new[]
        {
            seconds.ToString(), "sipp", "-sf", path, "-i", "127.0.0.1", "-p", port.ToString(), "-mi", "127.0.0.1", "-mp", FreePort.Udp().ToString(),
            "-m", calls.ToString(), "-nostdin", "-cp", control.ToString(), "-trace_msg", "-trace_err", "-message_file", "messages.log", "-error_file", "errors.log",
        }.Concat(scenario.Echoes ? ["-rtp_echo"] : []))
        {
            start.ArgumentList.Add(word);
        }

        return new Sipp(Process.Start(start)!, work, port);
    }

    private async Task<bool> IsUpAsync()
    {
        using var limit = new CancellationTokenSource(StartWithin);
        while (!_process.HasExited && !limit.IsCancellationRequested)
        {
            if (FreePort.IsUdpTaken(Port))
            {
                return !_process.HasExited;
            }

            await Task.Delay(20, CancellationToken.None);
        }

        return false;
    }

    [GeneratedRegex(@"^-{20,}.*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Message();

    [GeneratedRegex(@"^-{20,} *(?<value>[-0-9]{10}\s[:.0-9]+).*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Stamp();

    [GeneratedRegex(@"^Call-ID:\s*(?<value>\S+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex CallId();

    [GeneratedRegex(@"branch=(?<value>[^;\s]+)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Branch();
}
