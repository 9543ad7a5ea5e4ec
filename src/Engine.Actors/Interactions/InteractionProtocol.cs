using Akka.Actor;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Interactions;

namespace Engine.Actors.Interactions;

/// <summary>A message to one interaction, wherever it runs.</summary>
internal interface IForInteraction
{
    InteractionId InteractionId { get; }
}

/// <summary>
/// What an interaction understands from anywhere in the cluster. The commands of its rules come from its legs, runners and ring groups; legs are
/// its children and never leave its node.
/// </summary>
internal static class InteractionProtocol
{
    /// <summary>
    /// The first message. Answered by a boxed <see cref="AcceptResult"/>. May be repeated: an interaction that has stored this very execution says
    /// so again.
    /// </summary>
    /// <param name="Command">Whom to call, and on which version of which flow.</param>
    /// <param name="NotAfter">Taken later than this it is refused and nothing is stored: the caller may already have a 503.</param>
    public sealed record Accept(InteractionCommand.Accept Command, DateTimeOffset NotAfter) : IForInteraction
    {
        public InteractionId InteractionId => new(Command.Identity.InteractionId);
    }

    /// <summary>The result of an <see cref="Accept"/>.</summary>
    public enum AcceptResult
    {
        /// <summary>Stored durably.</summary>
        Stored,

        /// <summary>It came after its time. Nothing is stored, nor will be.</summary>
        TooLate,

        /// <summary>The append failed, or its fate is unknown. The next one to be asked has read the journal and knows.</summary>
        NotKnown,

        /// <summary>The flow was removed since the request looked at it. Nothing is stored.</summary>
        FlowRemoved,

        /// <summary>An interaction was started under the same key of the caller before. Nothing is stored.</summary>
        Repeated,
    }

    /// <summary>End early. Answered by a boxed <see cref="CancelResult"/>. Without an account it comes from the engine itself.</summary>
    public sealed record Cancel(InteractionId InteractionId, AccountId? AccountId, string By) : IForInteraction;

    /// <summary>Answered by <see cref="Settled"/> once all that was said to the interaction before is stored.</summary>
    public sealed record Settle(InteractionId InteractionId) : IForInteraction;

    /// <summary>The answer to <see cref="Settle"/>.</summary>
    public sealed record Settled(InteractionId InteractionId);

    /// <summary>From the region: stop, now or once the calls are over.</summary>
    public sealed record Stop : INoSerializationVerificationNeeded
    {
        public static readonly Stop Instance = new();
    }
}
