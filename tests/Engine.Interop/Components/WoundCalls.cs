using Engine.Host.Rehearsals;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Interop.Components;

/// <summary>An engine whose clock can be wound forward, for what takes minutes in which nobody is on the line. SIP and RTP are as real as ever.</summary>
public sealed class WoundCalls : ComponentCalls
{
    private const int EventsAtOnce = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Settled = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Leap = TimeSpan.FromSeconds(5);

    private readonly ShiftedTime _time = new(TimeProvider.System, TimeProvider.System.GetUtcNow());

    /// <summary>Winds the clock whenever nothing has happened for a moment, until the interaction has ended.</summary>
    public async Task<EndedRun> WindToTheEndAsync(ComponentRun run)
    {
        using var limit = new CancellationTokenSource(Patience);
        for (var (seen, ended) = (-1, false); !ended;)
        {
            await Task.Delay(Settled, limit.Token);
            var events = (await Api.GetAsync($"/v1/interactions/{run.InteractionId}/events?page_size={EventsAtOnce}"))["items"]!.AsArray();
            ended = (string?)events[^1]!["type"] == "interaction_ended";
            if (events.Count == seen)
            {
                _time.Advance(Leap);
            }

            seen = events.Count;
        }

        // The engine's clock has gone on, and with it the age of the token.
        await Api.RenewAsync();
        return await run.EndedAsync();
    }

    protected override void Replace(IServiceCollection services) => services.AddSingleton<TimeProvider>(_time);
}
