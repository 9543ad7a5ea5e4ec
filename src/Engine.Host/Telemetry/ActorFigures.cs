using Engine.Actors.Interactions;

namespace Engine.Host.Telemetry;

/// <summary>Figures of the actors and of admission.</summary>
internal sealed class ActorFigures(EngineCore core, FailedRecoveries failed, ActorSignals signals) : IMetricSource
{
    public IEnumerable<Metric> Read() =>
    [
        new("engine_calls", MetricKind.Gauge, "Calls that hold a place now.", core.Calls),
        new("engine_calls_waiting", MetricKind.Gauge, "Legs that wait for a place now.", core.WaitingCalls),
        new("engine_calls_expected_wait_seconds", MetricKind.Gauge, "How long one more leg would wait for a place.", core.ExpectedWait.TotalSeconds),
        new("engine_interactions_unreadable", MetricKind.Gauge, "Interactions that could not be read back and are tried again.", failed.Count),
        new("engine_dead_letters_total", MetricKind.Counter, "Messages nobody took.", signals.DeadLetters),
        new("engine_unhandled_messages_total", MetricKind.Counter, "Messages an actor did not expect.", signals.Unhandled),
    ];
}
