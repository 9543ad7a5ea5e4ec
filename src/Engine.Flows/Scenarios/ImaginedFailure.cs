using Engine.Flows.Facts;

namespace Engine.Flows.Scenarios;

/// <summary>How the work of a step fails when a scenario says so, in a virtual run as in a real one.</summary>
public static class ImaginedFailure
{
    /// <summary>What comes of the effect; null for one that cannot fail, or whose failure is that of another effect of the step.</summary>
    /// <param name="scenario">Says which steps fail, and why.</param>
    /// <param name="effect">What the step wants done.</param>
    /// <param name="step">The step being executed.</param>
    /// <param name="now">Now.</param>
    public static InteractionCommand? Of(Scenario scenario, InteractionEffect effect, string step, DateTimeOffset now) =>
        scenario.Failures.TryGetValue(step, out var reason) ? Of(effect, reason, now) : null;

    private static InteractionCommand? Of(InteractionEffect effect, string reason, DateTimeOffset now) => effect switch
    {
        InteractionEffect.Play e => new InteractionCommand.PlaybackFailed(now, e.PlaybackId, reason),
        InteractionEffect.PrepareDial e => new InteractionCommand.DialRefused(now, e.Attempt, new CallFailure(null, reason, Party.Engine)),
        InteractionEffect.Bridge => null,
        IAwaitedEffect e => new InteractionCommand.EffectFailed(now, e.Token, reason),
        _ => null,
    };
}
