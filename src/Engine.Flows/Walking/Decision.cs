using Engine.Flows.Facts;

namespace Engine.Flows.Walking;

/// <summary>What a command leads to: store the events, then run the effects, then answer.</summary>
/// <param name="Events">In order; empty when the command changes nothing.</param>
/// <param name="Effects">In order; may be there without events (a late ticket is given back).</param>
/// <param name="Refusal">Code of the refusal, null when accepted or ignored.</param>
public sealed record Decision(IReadOnlyList<InteractionEvent> Events, IReadOnlyList<InteractionEffect> Effects, string? Refusal = null)
{
    /// <summary>The command does not fit the state and changes nothing.</summary>
    public static Decision Ignored { get; } = new([], []);

    /// <summary>A refusal that is reported to the sender.</summary>
    public static Decision Refused(string code) => new([], [], code);
}

/// <summary>Codes of <see cref="Decision.Refusal"/>.</summary>
public static class Refusals
{
    /// <summary>There is no such interaction.</summary>
    public const string Unknown = "unknown_interaction";

    /// <summary>It has ended, or its verdict stands and only calls are still being closed.</summary>
    public const string Ended = "interaction_ended";
}
