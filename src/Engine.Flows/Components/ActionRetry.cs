using System.Globalization;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document.Shapes;
using Engine.Flows.Facts;

namespace Engine.Flows.Components;

/// <summary>When Execute Action asks again, and the pause before it does: after an answer worth repeating, and when a loop leads back to the step (FLOW-47).</summary>
internal sealed record ActionRetry
{
    private const int MaxTimes = 10;
    private const int MaxWaitSeconds = 300;

    /// <summary>Failures that may be over the next time.</summary>
    private static readonly string[] Passing =
        ["rate_limited", "unresolved", "unreachable", "answer_unreadable", "token_unavailable", "busy", "service_failed"];

    internal static ObjectShape Shape { get; } = new(
        new Member("wait_seconds", new NumberShape { Min = 1, Max = MaxWaitSeconds, Description = "Pause before it asks again, also when a loop leads back to this step." }, Required: true),
        new Member("times", new NumberShape { Min = 0, Max = MaxTimes, Default = 0, Description = "How often it asks again after 408, 425, 429, 500, 502, 503, 504, a timeout or no connection." }))
    {
        Description = "Asking again, with a pause.",
    };

    public int? WaitSeconds { get; init; }
    public int? Times { get; init; }

    internal TimeSpan Pause => TimeSpan.FromSeconds(WaitSeconds ?? 1);

    internal bool IsWorthAnother(InteractionCommand reply, ActionTry made) => made.Repeats < (Times ?? 0) && reply switch
    {
        InteractionCommand.ServiceAnswered { Status: 408 or 425 or 429 or 500 or 502 or 503 or 504 } => true,
        InteractionCommand.EffectTimedOut => true,
        InteractionCommand.EffectFailed c => Passing.Contains(c.Reason, StringComparer.Ordinal),
        _ => false,
    };
}

/// <summary>Where one execution of Execute Action stands; kept in the step's memory.</summary>
/// <param name="Repeats">Requests made before the one that runs or comes next.</param>
/// <param name="First">Token of the first request: the key under which a service tells repetitions. 0 before it.</param>
/// <param name="IsPause">Nothing is asked until the deadline.</param>
internal readonly record struct ActionTry(int Repeats, long First, bool IsPause)
{
    public static ActionTry Of(StepTurn turn)
    {
        var parts = (turn.Run.Memory ?? "").Split(':');
        return parts is [var kind, var repeats, var first]
            ? new ActionTry(int.Parse(repeats, CultureInfo.InvariantCulture), long.Parse(first, CultureInfo.InvariantCulture), kind == "pause")
            : new ActionTry(0, turn.Run.Token, false);
    }

    public string Memory => string.Create(CultureInfo.InvariantCulture, $"{(IsPause ? "pause" : "ask")}:{Repeats}:{First}");
}
