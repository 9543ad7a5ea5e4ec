using Engine.Actors.Kernel;
using Engine.Flows.Document;
using Engine.Flows.Facts;
using Engine.Ports.Calls;

namespace Engine.Actors.Legs;

/// <summary>What an interaction tells the actor of one of its legs. The answers are interaction commands.</summary>
internal static class LegProtocol
{
    /// <summary>Send the INVITE: its identifiers are stored.</summary>
    public sealed record Place;

    /// <summary>Give the reservation back.</summary>
    public sealed record Release;

    public sealed record Cancel(CancelCause Cause);

    public sealed record HangUp;

    public sealed record Play(long PlaybackId, PromptSource Source);

    /// <summary>Have prompts ready that may be played next.</summary>
    public sealed record MakeReady(IReadOnlyList<PromptSource> Prompts);

    public sealed record StopPlayback(long PlaybackId);

    /// <summary>Play the prompts and collect keys.</summary>
    public sealed record Collect(long Token, IReadOnlyList<PromptSource> Prompts, KeyRules Rules);

    /// <summary>Play the prompts and listen.</summary>
    public sealed record Listen(long Token, IReadOnlyList<PromptSource> Prompts, ListenRules Rules);

    /// <summary>Stop the Collect or Listen with this token; it is not answered any more.</summary>
    public sealed record StopInput(long Token);

    /// <summary>Hand this leg's call to another leg of the interaction, in the message it expects.</summary>
    public sealed record Lend(ActorRef To, Func<ICall, object> As);

    /// <summary>Let the leg hear how another one rings, until <see cref="Bridge"/> or <see cref="StopPlayback"/> with the same token.</summary>
    public sealed record Ringback(long Token, ICall Of);

    public sealed record Bridge(long Token, ICall With);
}
