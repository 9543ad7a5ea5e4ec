using Engine.Flows.Facts;
using Engine.Testing.Ports;

namespace Engine.Testing.Simulated;

/// <summary>
/// A mistake an engine could make, made on purpose by what stands around its actors in a simulation: whoever checks runs of the engine shows with it
/// that his checks see something.
/// </summary>
public enum PlantedBug
{
    /// <summary>The engine is as it is.</summary>
    None,

    /// <summary>A dialled attempt counts as stored before it is: its INVITE goes ahead of it (I3).</summary>
    ActBeforeStore,

    /// <summary>An accepted interaction counts as stored before it is: its caller hears of it first (I3).</summary>
    AnswerBeforeStore,

    /// <summary>Who reads the journal back does not see that an attempt was dialled, and dials again (I1).</summary>
    SecondInvite,

    /// <summary>The end of an interaction is written twice (I2).</summary>
    EndStoredTwice,

    /// <summary>What a dead process left ringing or talking is taken for ended without a word to the far end (I6).</summary>
    OrphanNotEnded,

    /// <summary>A process that starts anew forgets to dial what the one before it was about to dial (I2).</summary>
    EffectDroppedAfterRecovery,

    /// <summary>A flow is looked up by its name alone, and found in somebody else's account (I8).</summary>
    ReadOfAnotherAccount,

    /// <summary>A call that rings is taken for answered, and played to (I7).</summary>
    PlayBeforeAnswer,
}

/// <summary>The mistakes that a journal makes.</summary>
internal static class PlantedJournal
{
    public static void Plant(this InMemoryJournal journal, PlantedBug bug)
    {
        switch (bug)
        {
            case PlantedBug.ActBeforeStore: journal.IsHasty = static events => events.Any(happened => happened is InteractionEvent.DialSubmitted); break;
            case PlantedBug.AnswerBeforeStore: journal.IsHasty = static events => events.Any(happened => happened is InteractionEvent.InteractionAccepted); break;
            case PlantedBug.SecondInvite: journal.Replayed = static stored => stored is InteractionEvent.DialSubmitted dial ? Nothing(dial) : stored; break;
            case PlantedBug.EndStoredTwice: journal.Written = static events => [.. events, .. events.OfType<InteractionEvent.InteractionEnded>()]; break;
        }
    }

    /// <summary>An event of an attempt that does not exist: whoever reads it is as wise as before, and the numbers stay whole.</summary>
    private static InteractionEvent.OrphanClosed Nothing(InteractionEvent happened) => new(happened.At, Attempt: 0);
}
