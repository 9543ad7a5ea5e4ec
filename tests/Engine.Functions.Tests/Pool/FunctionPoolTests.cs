using System.Diagnostics;
using System.Globalization;
using Engine.Accounts.Functions;
using Engine.Functions.Pool;
using Shouldly;
using Xunit;
using static Engine.Functions.Tests.Workshop;

namespace Engine.Functions.Tests.Pool;

/// <summary>Real worker processes.</summary>
public sealed class FunctionPoolTests(ITestOutputHelper output)
{
    private static readonly CancellationToken Never = CancellationToken.None;

    // Holds FLOW-55.
    [Fact]
    public async Task Hostile_EachScript_EndsInTimeoutOrErrorWithinItsLimits()
    {
        const int TimeoutMs = 1000;
        await using var pool = Workers();
        var wrong = new List<string>();
        foreach (var (name, code) in HostileScripts.All)
        {
            var result = await pool.RunAsync("a", Order(code, "{}", TimeoutMs, Output("r")), Never);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{name,-36} {result.Status,-8} {result.Reason,-26} {result.DurationMs,7:0} ms  {result.Message}"));
            if ((result.Status == ScriptStatus.Ok && !HostileScripts.Survivable.Contains(name)) || result.DurationMs > TimeoutMs + 1000 || result.Reason == ScriptReasons.Busy)
            {
                wrong.Add($"{name}: {result}");
            }
        }

        wrong.ShouldBeEmpty();
        output.WriteLine($"{pool.Figures.Killed} killed, {pool.Figures.Started} started");
        (await pool.RunAsync("a", Order("return { r: 'still here' }", "{}", 5000, Output("r")), Never)).Outputs!["r"].ShouldBe("still here");
    }

    [Fact]
    public async Task Worker_HasNoEnvironmentNoFilesAndLowestPriority()
    {
        Environment.SetEnvironmentVariable("ENGINE_TEST_SECRET", "hush");
        var config = Config() with { Nice = 19, Workers = 1 };
        using var worker = await WorkerProcess.StartAsync(config, TimeProvider.System, Never);
        var environment = (await File.ReadAllTextAsync($"/proc/{worker.Id}/environ")).Split('\0', StringSplitOptions.RemoveEmptyEntries);
        environment.ShouldAllBe(pair => pair.StartsWith("DOTNET_", StringComparison.Ordinal) || pair.StartsWith("PATH=", StringComparison.Ordinal)
            || pair.StartsWith("PWD=", StringComparison.Ordinal) || pair.StartsWith("OLDPWD=", StringComparison.Ordinal) || pair.StartsWith("_=", StringComparison.Ordinal));
        File.ResolveLinkTarget($"/proc/{worker.Id}/cwd", false)!.FullName.ShouldBe(config.Folder);
        Directory.EnumerateFileSystemEntries(config.Folder).ShouldBeEmpty();
        foreach (var thread in Directory.EnumerateDirectories($"/proc/{worker.Id}/task"))
        {
            var stat = await File.ReadAllTextAsync(Path.Combine(thread, "stat"));
            stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[16].ShouldBe("19", "niceness of every thread");
        }

        var limits = await File.ReadAllTextAsync($"/proc/{worker.Id}/limits");
        limits.ShouldMatch(@"Max core file size\s+0\s+0");
        limits.ShouldMatch(@"Max file size\s+0\s+0");
        limits.ShouldMatch($@"Max data size\s+{config.DataBytes}\s+{config.DataBytes}");
        var sockets = Directory.EnumerateFiles($"/proc/{worker.Id}/fd").Select(fd => File.ResolveLinkTarget(fd, false)?.Name ?? "");
        sockets.ShouldNotContain(name => name.StartsWith("socket:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Worker_DiesUnderAScript_IsAnErrorAndIsReplaced()
    {
        await using var pool = Workers(config => config with { Workers = 1 });
        await pool.RunAsync("a", Order("return {}"), Never);
        var running = pool.RunAsync("a", Order("while (true) {}", "{}", 9000), Never);
        await Task.Delay(300);
        foreach (var child in Children())
        {
            child.Kill();
        }

        (await running).Reason.ShouldBe(ScriptReasons.WorkerDied);
        (await pool.RunAsync("a", Order("return {}", "{}", 5000), Never)).Status.ShouldBe(ScriptStatus.Ok);
        pool.Figures.Started.ShouldBe(2);
    }

    [Fact]
    public async Task Worker_AfterItsRuns_IsReplaced()
    {
        await using var pool = Workers(config => config with { Workers = 1, RunsPerWorker = 3 });
        for (var i = 0; i < 7; i++)
        {
            (await pool.RunAsync("a", Order("return {}", "{}", 5000), Never)).Status.ShouldBe(ScriptStatus.Ok);
        }

        pool.Figures.Started.ShouldBe(3);
    }

    [Fact]
    public async Task Queue_Full_IsRefusedAtOnce()
    {
        await using var pool = Workers(config => config with { Workers = 1, Waiting = 2 });
        await pool.RunAsync("a", Order("return {}"), Never);
        var first = pool.RunAsync("a", Order("while (true) {}", "{}", 1500), Never);
        await Task.Delay(300);
        Task<ScriptResult>[] waiting = [.. Enumerable.Range(0, 2).Select(_ => pool.RunAsync("a", Order("return {}", "{}", 5000), Never))];
        var began = Stopwatch.GetTimestamp();
        (await pool.RunAsync("a", Order("return {}"), Never)).Reason.ShouldBe(ScriptReasons.Busy);
        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromMilliseconds(500));
        (await first).Status.ShouldBe(ScriptStatus.Timeout);
        (await Task.WhenAll(waiting)).ShouldAllBe(result => result.Status == ScriptStatus.Ok);
        pool.Figures.Refused.ShouldBe(1);
    }

    [Fact]
    public async Task Account_AboveItsShare_LeavesRoomForOthers()
    {
        await using var pool = Workers(config => config with { Workers = 1, PerAccount = 1 });
        await pool.RunAsync("a", Order("return {}"), Never);
        var first = pool.RunAsync("a", Order("while (true) {}", "{}", 1000), Never);
        (await pool.RunAsync("a", Order("return {}"), Never)).Reason.ShouldBe(ScriptReasons.Busy);
        (await pool.RunAsync("b", Order("return {}", "{}", 5000), Never)).Status.ShouldBe(ScriptStatus.Ok);
        (await first).Status.ShouldBe(ScriptStatus.Timeout);
        (await pool.RunAsync("a", Order("return {}", "{}", 5000), Never)).Status.ShouldBe(ScriptStatus.Ok);
    }

    [Fact]
    public async Task Wait_TooLong_IsBusyAndTheRunNeverBegins()
    {
        await using var pool = Workers(config => config with { Command = ["/bin/sleep", "60"], LongestWait = TimeSpan.FromMilliseconds(300) });
        (await pool.RunAsync("a", Order("return {}"), Never)).Reason.ShouldBe(ScriptReasons.Busy);
    }

    [Fact]
    public async Task Program_Missing_IsBusyNotACrash()
    {
        await using var pool = Workers(config => config with { Command = ["/nowhere/engine"], LongestWait = TimeSpan.FromMilliseconds(500) });
        (await pool.RunAsync("a", Order("return {}"), Never)).Reason.ShouldBe(ScriptReasons.Busy);
    }

    [Fact]
    public async Task Dispose_LeavesNoProcess()
    {
        await using (var pool = Workers())
        {
            await pool.RunAsync("a", Order("return {}"), Never);
            _ = pool.RunAsync("a", Order("while (true) {}", "{}", 9000), Never);
            await Task.Delay(200);
        }

        for (var i = 0; i < 50 && Children().Count > 0; i++)
        {
            await Task.Delay(100);
        }

        Children().ShouldBeEmpty();
    }

    private static List<Process> Children() => [.. Process.GetProcesses().Where(process =>
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process.Id}/stat");
            var parts = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return parts[0] != "Z" && parts[1] == Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return false;
        }
    })];
}
