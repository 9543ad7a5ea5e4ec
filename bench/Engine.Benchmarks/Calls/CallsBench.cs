using System.Diagnostics;

namespace Engine.Benchmarks.Calls;

/// <summary>
/// The call figures of PERF-20, taken on the real server process over HTTP, SIP and RTP on loopback; generator and sinks share the machine.
/// A call counts as good when it was invited once, answered, acknowledged and ended by the engine's BYE.
/// </summary>
internal static class CallsBench
{
    private const string SixSeconds = "Hello there. The courier is at the drop-off location with your order number four two seven one, from Luigi's. Thank you for waiting.";

    public static async Task RunAsync(bool quick)
    {
        Console.WriteLine("figure                                          | value");
        Console.WriteLine("------------------------------------------------|------");
        await SetUpsAsync("bare set-ups", text: null, quick ? [50] : [200, 400], seconds: quick ? 5 : 12);
        await SetUpsAsync("set-ups with a 6 s prompt", SixSeconds, quick ? [20] : [60, 100], seconds: quick ? 5 : 15);
        await SetUpsAsync("trigger to INVITE at 42/s", text: null, [42], seconds: quick ? 5 : 20);
        await PlayingAsync(quick ? 50 : 500, seconds: quick ? 8 : 25);
    }

    private static async Task SetUpsAsync(string name, string? text, int[] rates, int seconds)
    {
        foreach (var rate in rates)
        {
            using var sinks = new RtpSinks(text is null ? 16 : 3000, sample: text is null ? 0 : 40);
            using var callees = new CalleeSwarm(sinks.NextPort);
            await using var server = await ServerUnderTest.StartAsync(callees.Port);
            var flow = await server.FlowAsync(text);
            await new Triggers(server.Api.Http, flow).RunAsync(20, TimeSpan.FromSeconds(2));
            await SettleAsync(callees, 40, seconds: 20);
            callees.Callees.Clear();
            sinks.Forget();

            var (cpu, allocated) = (await server.MetricAsync("process_cpu_seconds_total"), await server.MetricAsync("dotnet_gc_allocated_bytes_total"));
            var triggers = new Triggers(server.Api.Http, flow);
            await triggers.RunAsync(rate, TimeSpan.FromSeconds(seconds));
            await SettleAsync(callees, triggers.Accepted, seconds: 30);
            cpu = await server.MetricAsync("process_cpu_seconds_total") - cpu;
            allocated = await server.MetricAsync("dotnet_gc_allocated_bytes_total") - allocated;

            Report($"{name}, {rate}/s", triggers, callees, cpu, allocated, await server.MetricAsync("process_resident_memory_bytes"));
            Spacing(sinks);
        }
    }

    internal static async Task PlayingAsync(int calls, int seconds)
    {
        var minutes = string.Join(' ', Enumerable.Repeat(SixSeconds, 20));
        using var sinks = new RtpSinks(calls + 200, sample: 40);
        using var callees = new CalleeSwarm(sinks.NextPort);
        await using var server = await ServerUnderTest.StartAsync(callees.Port);
        var flow = await server.FlowAsync(minutes);
        await new Triggers(server.Api.Http, flow).RunAsync(1, TimeSpan.FromSeconds(1));
        await AnsweredAsync(callees, 1, seconds: 20);
        var before = await server.MetricAsync("process_resident_memory_bytes");
        var triggers = new Triggers(server.Api.Http, flow);
        await triggers.RunAsync(Math.Min(calls, 50), TimeSpan.FromSeconds(Math.Max(1, calls / 50)));
        await AnsweredAsync(callees, triggers.Accepted + 1, seconds: 20);
        sinks.Forget();
        Console.WriteLine($"{"  before the window",-47} | {triggers.Accepted} accepted, {triggers.Refused} refused, {callees.Answered} answered, {callees.Ended} ended");
        var cpu = await server.MetricAsync("process_cpu_seconds_total");
        var packets = sinks.SampledPackets;
        await Task.Delay(TimeSpan.FromSeconds(seconds));
        cpu = await server.MetricAsync("process_cpu_seconds_total") - cpu;
        var memory = await server.MetricAsync("process_resident_memory_bytes") - before;
        Console.WriteLine($"{$"playing calls, {callees.Answered - callees.Ended} at once for {seconds} s",-47} | {cpu / seconds:0.00} cores, {memory / calls / 1024:0} KiB RSS a call, {(sinks.SampledPackets - packets) / (double)seconds / 40:0.0} packets/s a sampled stream");
        Spacing(sinks);
    }

    private static async Task AnsweredAsync(CalleeSwarm callees, int calls, int seconds)
    {
        for (var i = 0; i < seconds * 10 && callees.Answered < calls; i++)
        {
            await Task.Delay(100);
        }
    }

    private static async Task SettleAsync(CalleeSwarm callees, int calls, int seconds)
    {
        for (var i = 0; i < seconds * 10 && callees.Ended < calls; i++)
        {
            await Task.Delay(100);
        }
    }

    private static void Report(string name, Triggers triggers, CalleeSwarm callees, double cpu, double allocated, double rss)
    {
        var good = callees.Callees.Values.Count(c => c is { Branches: 1, AnsweredAt: > 0, ConfirmedAt: > 0, EndedAt: > 0 });
        double[] wait = [.. callees.Callees.Where(c => triggers.SentAt.ContainsKey(c.Key))
            .Select(c => Stopwatch.GetElapsedTime(triggers.SentAt[c.Key], c.Value.InvitedAt).TotalMilliseconds).Order()];
        double[] ack = [.. callees.Callees.Values.Where(c => c.ConfirmedAt > 0).Select(c => Stopwatch.GetElapsedTime(c.AnsweredAt, c.ConfirmedAt).TotalMilliseconds).Order()];
        var repeats = callees.Callees.Values.Sum(c => c.Invites - c.Branches);
        Console.WriteLine($"{name,-47} | {triggers.Accepted} accepted, {triggers.Refused} refused, {triggers.Accepted - good} failed ({Share(triggers.Accepted - good, triggers.Accepted)}), {repeats} INVITE repeats");
        Console.WriteLine($"{"  trigger → INVITE p50 / p99 / max",-47} | {At(wait, .5):0.0} / {At(wait, .99):0.0} / {At(wait, 1):0.0} ms");
        Console.WriteLine($"{"  200 → ACK p50 / p99",-47} | {At(ack, .5):0.0} / {At(ack, .99):0.0} ms");
        Console.WriteLine($"{"  CPU-s per 1,000 calls, KiB allocated a call, RSS",-47} | {cpu / triggers.Accepted * 1000:0.00}, {allocated / triggers.Accepted / 1024:0} KiB, {rss / 1024 / 1024:0} MiB");
    }

    private static void Spacing(RtpSinks sinks)
    {
        double[] spacing = [.. sinks.SpacingMs().Order()];
        if (spacing.Length > 0)
        {
            Console.WriteLine($"{"  RTP spacing p1 / p50 / p99 / max at the receiver",-47} | {At(spacing, .01):0.0} / {At(spacing, .5):0.0} / {At(spacing, .99):0.0} / {At(spacing, 1):0.0} ms ({spacing.Length} packets)");
        }
    }

    private static double At(double[] sorted, double share) => sorted.Length == 0 ? double.NaN : sorted[(int)((sorted.Length - 1) * share)];

    private static string Share(int part, int whole) => whole == 0 ? "-" : $"{100.0 * part / whole:0.00} %";
}
