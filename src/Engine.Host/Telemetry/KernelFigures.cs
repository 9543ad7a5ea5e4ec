using Engine.Actors.Interactions;
using Engine.Actors.Kernel;

namespace Engine.Host.Telemetry;

/// <summary>Figures of the actors and of admission.</summary>
internal sealed class KernelFigures(ActorSystem system, EngineCore core) : IMetricSource
{
    public IEnumerable<Metric> Read()
    {
        var counters = system.Counters;
        return
        [
            new("engine_calls", MetricKind.Gauge, "Calls that hold a place now.", core.Calls),
            new("engine_calls_waiting", MetricKind.Gauge, "Legs that wait for a place now.", core.WaitingCalls),
            new("engine_actors", MetricKind.Gauge, "Actors alive now.", counters.ActorsAlive),
            new("engine_actors_started_total", MetricKind.Counter, "Actors made.", counters.ActorsStarted),
            new("engine_actor_failures_total", MetricKind.Counter, "Exceptions that left an actor.", counters.Failures),
            new("engine_actor_restarts_total", MetricKind.Counter, "Actors replaced after a failure.", counters.Restarts),
            new("engine_actor_escalations_total", MetricKind.Counter, "Failures handed up.", counters.Escalations),
            new("engine_dead_letters_total", MetricKind.Counter, "Messages nobody took.", counters.DeadLetters),
            new("engine_mailbox_full_total", MetricKind.Counter, "Messages refused by a full mailbox.", counters.MailboxFull),
        ];
    }
}
