using Engine.Flows.Facts;
using Engine.Ports.Faults;

namespace Engine.Actors.Interactions;

/// <summary>Which crash points surround the append of which events.</summary>
internal static class InteractionCrashPoints
{
    public static void HitBeforeAppend(this ICrashPoints points, IReadOnlyList<InteractionEvent> events)
    {
        foreach (var happened in events)
        {
            if (Around(happened) is { } pair)
            {
                points.Hit(pair.Before);
            }
        }
    }

    public static void HitStored(this ICrashPoints points, IReadOnlyList<InteractionEvent> events)
    {
        foreach (var happened in events)
        {
            if (Around(happened) is { } pair)
            {
                points.Hit(pair.Stored);
            }
        }
    }

    private static (string Before, string Stored)? Around(InteractionEvent happened) => happened switch
    {
        InteractionEvent.InteractionAccepted => (CrashPoint.AcceptedBeforeAppend, CrashPoint.AcceptedStored),
        InteractionEvent.DialSubmitted => (CrashPoint.SubmittedBeforeAppend, CrashPoint.SubmittedStored),
        InteractionEvent.CallAnswered => (CrashPoint.AnsweredBeforeAppend, CrashPoint.AnsweredStored),
        InteractionEvent.PlaybackFinished => (CrashPoint.PlaybackEndedBeforeAppend, CrashPoint.PlaybackEndedStored),
        InteractionEvent.InteractionEnded => (CrashPoint.EndedBeforeAppend, CrashPoint.EndedStored),
        _ => null,
    };
}
