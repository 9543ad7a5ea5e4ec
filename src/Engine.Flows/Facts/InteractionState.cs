using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Engine.Flows.Document;
using Engine.Flows.Walking;

namespace Engine.Flows.Facts;

/// <summary>Everything an interaction knows; made by <see cref="InteractionRules.Evolve"/> from its events and from nothing else.</summary>
public sealed record InteractionState
{
    /// <summary>Before the first event.</summary>
    public static InteractionState None { get; } = new();

    public InteractionPhase? Phase { get; init; }
    public InteractionIdentity? Identity { get; init; }
    public DateTimeOffset AcceptedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public ImmutableSortedDictionary<string, string?> Variables { get; init; } =
        ImmutableSortedDictionary.Create<string, string?>(StringComparer.Ordinal);

    /// <summary>Variables whose present value is sensitive.</summary>
    public ImmutableSortedSet<string> Sensitive { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>The step being executed, null between Begin and the first step and after the last one.</summary>
    public StepRun? Current { get; init; }

    /// <summary>Steps entered so far; also the order number of the last one.</summary>
    public int StepsEntered { get; init; }

    /// <summary>How often each step was entered since something last came from outside.</summary>
    public ImmutableSortedDictionary<string, int> VisitsSinceInput { get; init; } =
        ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>How often each step was entered in all.</summary>
    public ImmutableSortedDictionary<string, int> Visits { get; init; } = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    public ImmutableList<CallAttempt> Attempts { get; init; } = [];

    /// <summary>Highest token handed out in a <see cref="InteractionEvent.StepWaiting"/>.</summary>
    public long LastToken { get; init; }

    /// <summary>Who asked to stop, if anyone.</summary>
    public string? CancelledBy { get; init; }

    /// <summary>Set once the walk is over while calls are still being closed.</summary>
    public InteractionResult? Ending { get; init; }

    /// <summary>Set while the verdict waits for the attempt that decides.</summary>
    public WalkEnd? EndingOpen { get; init; }

    /// <summary>When closing is given up on.</summary>
    public DateTimeOffset? EndingUntil { get; init; }

    public InteractionResult? Result { get; init; }

    public bool HasEnded => Phase == InteractionPhase.Ended;

    /// <summary>The answered leg to the contact, null when nobody is on the line.</summary>
    public CallAttempt? ContactLeg => Attempts.FindLast(a => a.Role == LegRole.Contact && a.Phase == AttemptPhase.Answered);

    /// <summary>The latest attempt to reach the contact.</summary>
    public CallAttempt? LastContactAttempt => Attempts.FindLast(a => a.Role == LegRole.Contact);

    /// <summary>The attempt that decides the outcome: the last one that left the engine, else the last one.</summary>
    public CallAttempt? DecisiveAttempt => Attempts.FindLast(a => a is { Role: LegRole.Contact, Dial: not null }) ?? LastContactAttempt;

    internal CallAttempt? Attempt(int number) => number >= 1 && number <= Attempts.Count ? Attempts[number - 1] : null;
}

/// <summary>Where an interaction stands.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<InteractionPhase>))]
public enum InteractionPhase
{
    Accepted,
    Running,
    Ended,
}

/// <summary>Who an interaction is. Ids are 32 lower-case hex characters, minted by the caller.</summary>
public sealed record InteractionIdentity(
    string AccountId, string InteractionId, string ExecutionId, string FlowId, string FlowVersionId, int FlowVersion, string FlowName);
