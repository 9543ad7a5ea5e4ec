using System.Text.Json.Nodes;
using Engine.Flows.Facts;
using Engine.Host.Composition;

namespace Engine.Host.WarmUp;

/// <summary>
/// Warms by practice: an engine of its own is asked over HTTP for calls to a phone of loopback. First one of each kind, which has everything compiled and
/// loaded; then as many as a rush brings, since the runtime compiles better what it sees often.
/// </summary>
internal sealed class PracticeCalls(EngineSettings settings, MediaSettings media, MachineVoices voices) : IWarmUp
{
    /// <summary>Calls of a warm-up; fewer when its time is over before.</summary>
    private const int Enough = 300;

    /// <summary>Programs that ask at once during the rush.</summary>
    private const int Programs = 4;

    /// <summary>In the rush one call of so many is of a kind that is rarer than the bare call.</summary>
    private const int RareOneIn = 4;

    /// <summary>In the rush one call of so many is looked up in the reports.</summary>
    private const int ReadOneIn = 8;

    /// <summary>The part of the time that is left for closing.</summary>
    private const double ClosingShare = 0.2;

    private static readonly TimeSpan BetweenStarts = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan BeforeCancel = TimeSpan.FromMilliseconds(20);
    private static readonly TimeProvider Time = TimeProvider.System;

    /// <summary>Who is called beside the bare calls, and thereby how it ends.</summary>
    private static readonly string[] Kinds = [WarmUpPhone.Presses, WarmUpPhone.IsBusy, WarmUpPhone.IsUnknown, WarmUpPhone.Rings];

    private int _started;
    private int _ended;

    /// <inheritdoc />
    public async Task<int> RunAsync(TimeSpan time, CancellationToken cancellation)
    {
        var ports = WarmUpPorts.Beside(media.FirstPort, media.LastPort)
            ?? throw new InvalidOperationException("media:first_port and media:last_port leave no port of this machine for practice calls.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(time * (1 - ClosingShare));
        try
        {
            using var phone = new WarmUpPhone(Time);
            await using var engine = await WarmUpEngine.StartAsync(settings, ports, voices, Hear, limit.Token);
            await PractiseAsync(engine.Client, await PracticeFlows.PublishAsync(engine.Client, phone.Port, limit.Token), limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Its time is over; what was practised by then is what it is.
        }

        return _ended;
    }

    private async Task PractiseAsync(PracticeClient client, PracticeFlows flows, CancellationToken cancellation)
    {
        await StartAsync(client, flows.Bare, WarmUpPhone.Answers, cancellation);
        foreach (var kind in Kinds)
        {
            await ReadAsync(client, await StartAsync(client, flows.Long, kind, cancellation), cancellation);
        }

        await Task.WhenAll(Enumerable.Range(0, Programs).Select(_ => RushAsync(client, flows, cancellation)));
    }

    private async Task RushAsync(PracticeClient client, PracticeFlows flows, CancellationToken cancellation)
    {
        for (var i = 0; _started < Enough; i++)
        {
            var isRare = i % RareOneIn == 0;
            var callee = isRare ? Kinds[i / RareOneIn % Kinds.Length] : WarmUpPhone.Answers;
            var id = await StartAsync(client, isRare ? flows.Long : flows.Bare, callee, cancellation);
            if (i % ReadOneIn == 0)
            {
                await ReadAsync(client, id, cancellation);
            }

            await Task.Delay(BetweenStarts, Time, cancellation);
        }
    }

    private async Task<string> StartAsync(PracticeClient client, string flow, string callee, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _started);
        var accepted = await client.PostAsync($"/flows/{flow}/interactions", new JsonObject { [PracticeFlows.To] = callee }, cancellation);
        var id = (string)accepted["interaction_id"]!;
        if (callee == WarmUpPhone.Rings)
        {
            await Task.Delay(BeforeCancel, Time, cancellation);
            await client.PostAsync($"/v1/interactions/{id}/cancel", new JsonObject(), cancellation);
        }

        return id;
    }

    private static async Task ReadAsync(PracticeClient client, string id, CancellationToken cancellation)
    {
        await client.GetAsync($"/v1/interactions/{id}", cancellation);
        await client.GetAsync($"/v1/interactions/{id}/steps", cancellation);
        await client.GetAsync("/v1/reports/flow-executions?page_size=10", cancellation);
    }

    private void Hear(InteractionEvent happened)
    {
        if (happened is InteractionEvent.InteractionEnded)
        {
            Interlocked.Increment(ref _ended);
        }
    }
}
