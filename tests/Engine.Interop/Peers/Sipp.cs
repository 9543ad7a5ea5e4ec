using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Engine.Interop.Peers;

/// <summary>
/// SIPp as the callee on 127.0.0.1. Its exit code is its verdict: 0 when every call followed the scenario to its end.
/// The message log is kept so that a test can count what crossed the wire.
/// </summary>
internal sealed partial class Sipp : IAsyncDisposable
{
    private static int nextControlPort = 18_800;

    private readonly Process process;
    private readonly string folder;
    private readonly Task<string> output;

    private Sipp(Process process, string folder, int port)
    {
        this.process = process;
        this.folder = folder;
        Port = port;
        output = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
    }

    public int Port { get; }

    /// <summary>Starts a callee that serves <paramref name="calls"/> calls of the scenario and ends.</summary>
    public static async Task<Sipp> StartAsync(SippScenario scenario, int calls = 1, int seconds = 90)
    {
        var work = Directory.CreateTempSubdirectory("sipp-").FullName;
        var port = FreePort.Udp();
        var path = scenario.Write(work);
        var control = Interlocked.Increment(ref nextControlPort);
        var start = new ProcessStartInfo("timeout")
        {
            WorkingDirectory = work, UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true,
        };
        foreach (var word in new[]
        {
            seconds.ToString(), "sipp", "-sf", path, "-i", "127.0.0.1", "-p", port.ToString(), "-mi", "127.0.0.1", "-mp", FreePort.Udp().ToString(),
            "-m", calls.ToString(), "-nostdin", "-cp", control.ToString(), "-trace_msg", "-trace_err", "-message_file", "messages.log", "-error_file", "errors.log",
        })
        {
            start.ArgumentList.Add(word);
        }

        var sipp = new Sipp(Process.Start(start)!, work, port);
        await sipp.BoundAsync();
        return sipp;
    }

    /// <summary>Waits for SIPp's own verdict.</summary>
    public async Task<int> VerdictAsync(TimeSpan within)
    {
        using var limit = new CancellationTokenSource(within);
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
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

    /// <summary>How many 200 it sent and how many ACKs reached it, those it took for repeats or lost on purpose included.</summary>
    public (int Answers, int Acks) CountAnswersAndAcks() => (Messages.Split("\nSIP/2.0 200 ").Length - 1, Messages.Split("\nACK ").Length - 1);

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        await output;
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static string Field(string message, Regex pattern) => pattern.Match(message).Groups["value"].Value;

    private string Read(string file)
    {
        var path = Path.Combine(folder, file);
        return File.Exists(path) ? File.ReadAllText(path) : "";
    }

    private async Task BoundAsync()
    {
        for (var i = 0; i < 100 && !FreePort.IsUdpTaken(Port); i++)
        {
            await Task.Delay(20);
        }
    }

    [GeneratedRegex(@"^-{20,}.*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Message();

    [GeneratedRegex(@"^Call-ID:\s*(?<value>\S+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex CallId();

    [GeneratedRegex(@"branch=(?<value>[^;\s]+)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Branch();
}
