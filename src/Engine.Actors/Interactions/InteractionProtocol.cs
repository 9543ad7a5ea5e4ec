using Engine.Flows.Components.Steps;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Interactions;

namespace Engine.Actors.Interactions;

/// <summary>What an interaction understands besides the commands of its rules, which come from its legs.</summary>
internal static class InteractionProtocol
{
    /// <summary>
    /// The first message. Answered by a boxed <see cref="AcceptResult"/>. May be repeated: an interaction that has stored this very execution says
    /// so again.
    /// </summary>
    /// <param name="Command">Whom to call.</param>
    /// <param name="Flow">The version it runs on.</param>
    /// <param name="NotAfter">Taken later than this it is refused and nothing is stored: the caller may already have a 503.</param>
    public sealed record Accept(InteractionCommand.Accept Command, PublishedFlow Flow, DateTimeOffset NotAfter);

    /// <summary>The result of an <see cref="Accept"/>.</summary>
    public enum AcceptResult
    {
        /// <summary>Stored durably.</summary>
        Stored,

        /// <summary>It came after its time. Nothing is stored, nor will be.</summary>
        TooLate,
    }

    /// <summary>End early. Answered by a boxed <see cref="CancelResult"/>. Without an account it comes from the engine itself.</summary>
    public sealed record Cancel(AccountId? AccountId, string By);

    /// <summary>Answered by <see cref="Settled"/> once all that was said to the interaction before is stored.</summary>
    public sealed record Settle;

    /// <summary>The answer to <see cref="Settle"/>.</summary>
    public sealed record Settled;
}
