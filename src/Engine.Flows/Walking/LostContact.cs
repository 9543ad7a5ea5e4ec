using Engine.Flows.Components.Steps;
using Engine.Flows.Facts;

namespace Engine.Flows.Walking;

/// <summary>Which hidden exit the row of a voice step gets when its contact is gone (FLOW-26). Where the flow goes on is the same for all of them: on_hangup.</summary>
internal static class LostContact
{
    private const string MediaLost = "media_lost";
    private const string MediaTimeout = "media_timeout";
    private const string Held = "held";

    /// <summary>The exit: contact_hung_up, call_lost or media_lost.</summary>
    /// <param name="side">Who sent the BYE.</param>
    /// <param name="reason">snake_case sub-reason of the end: remote_hangup, network_failure, session_expired, engine_restart, media_timeout …</param>
    public static string ExitOf(Party side, string reason) => (side, reason) switch
    {
        (_, MediaLost or MediaTimeout or Held) => ExitSpec.MediaLost,
        (Party.Contact, _) => ExitSpec.ContactHungUp,
        _ => ExitSpec.CallLost,
    };

    /// <summary>The move of a component that goes on without its contact, with the exit that tells how the contact was lost.</summary>
    internal static StepMove Told(StepMove move, string lost) => move is StepMove.Ends { Exit: ExitSpec.ContactHungUp } ends ? ends with { Exit = lost } : move;
}
