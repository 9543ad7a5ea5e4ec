using Engine.Flows.Document;

namespace Engine.Flows.Facts;

/// <summary>What the interaction wants done. Run after its events are stored; may be repeated under the same <see cref="Id"/> without harm.</summary>
public abstract record InteractionEffect
{
    /// <summary>Unique within the interaction; the same effect issued again has the same id.</summary>
    public abstract string Id { get; }

    /// <summary>Never what it carries: texts, queries and inputs may hold what must not reach a log.</summary>
    public sealed override string ToString() => Id;

    /// <summary>
    /// Route, check the caller id, render the prompts that may come first, reserve a call slot. Sends nothing.
    /// Answer: <see cref="InteractionCommand.DialPrepared"/> or <see cref="InteractionCommand.DialRefused"/>.
    /// </summary>
    /// <param name="Attempt">Number of the attempt within the interaction, from 1.</param>
    /// <param name="Role">What the leg is for.</param>
    /// <param name="From">Caller number as the flow gives it, normalised where it is a number.</param>
    /// <param name="To">Destination, E.164 (a SIP address only for ring-group members).</param>
    /// <param name="TrunkId">Trunk the step asks for; null = the account's routing.</param>
    /// <param name="RingSeconds">How long it may ring.</param>
    /// <param name="FirstPrompts">Prompts that may be played first after the answer, rendered with this interaction's values.</param>
    /// <param name="Failover">Set when this goes on from a gateway that failed.</param>
    public sealed record PrepareDial(
        int Attempt, LegRole Role, string From, string To, string? TrunkId, int RingSeconds,
        IReadOnlyList<PromptSource> FirstPrompts, FailoverFacts? Failover) : InteractionEffect
    {
        /// <summary>
        /// The account's number that answers for a forwarded call which shows the contact's number; null when From has to be the account's own.
        /// </summary>
        public string? Behind { get; init; }

        public override string Id => FormattableString.Invariant($"prepare-{Attempt}");
    }

    /// <summary>Send the INVITE of a stored attempt. Answers: Ringing, Answered, CallFailed, HungUp.</summary>
    public sealed record PlaceCall(int Attempt, DialFacts Dial, int RingSeconds) : InteractionEffect, ILegEffect
    {
        public override string Id => FormattableString.Invariant($"place-{Attempt}");
    }

    /// <summary>Give back a reserved slot that will not be used.</summary>
    public sealed record ReleaseDial(int Attempt, DialFacts Dial) : InteractionEffect, ILegEffect
    {
        public override string Id => FormattableString.Invariant($"release-{Attempt}");
    }

    /// <summary>CANCEL an attempt that has no answer yet. Answer: CallFailed (also when a 2xx crossed it).</summary>
    public sealed record CancelCall(int Attempt) : InteractionEffect, ILegEffect
    {
        public override string Id => FormattableString.Invariant($"cancel-{Attempt}");
    }

    /// <summary>BYE an answered leg. Answer: HungUp.</summary>
    public sealed record HangUp(int Attempt) : InteractionEffect, ILegEffect
    {
        public override string Id => FormattableString.Invariant($"hangup-{Attempt}");
    }

    /// <summary>Close the far end of a call the engine lost in a restart: CANCEL, ACK + BYE or BYE. Answer: OrphanEnded.</summary>
    /// <param name="Attempt">The leg.</param>
    /// <param name="Dial">The facts of the INVITE that was sent.</param>
    /// <param name="Dialog">The dialog, when an answer had been stored.</param>
    public sealed record EndOrphan(int Attempt, DialFacts Dial, DialogFacts? Dialog) : InteractionEffect
    {
        public override string Id => FormattableString.Invariant($"orphan-{Attempt}");
    }

    /// <summary>Play one source to a leg. Answer: PlaybackEnded or PlaybackFailed.</summary>
    public sealed record Play(long PlaybackId, int Attempt, PromptSource Source) : InteractionEffect, ILegEffect
    {
        public override string Id => FormattableString.Invariant($"play-{PlaybackId}");
    }

    /// <summary>
    /// Make prompts ready that a leg may have to play next, so that they begin at once. No answer: one that cannot be had fails when it is played.
    /// </summary>
    public sealed record MakeReady(int Order, int Attempt, IReadOnlyList<PromptSource> Prompts) : InteractionEffect, ILegEffect
    {
        public override string Id => FormattableString.Invariant($"ready-{Order}");
    }

    /// <summary>Stop a playback; a PlaybackEnded for it may still come and is ignored.</summary>
    public sealed record StopPlayback(long PlaybackId, int Attempt) : InteractionEffect, ILegEffect
    {
        public override string Id => FormattableString.Invariant($"stop-{PlaybackId}");
    }

    /// <summary>
    /// Draw from the counter of one flow's splitter by <see cref="Engine.Flows.Components.SmoothRoundRobin"/>; one counter for all nodes, one draw for one id.
    /// Answer: SplitDrawn or EffectFailed.
    /// </summary>
    public sealed record DrawSplit(long Token, string FlowId, string StepId, IReadOnlyList<int> Weights) : InteractionEffect, IAwaitedEffect
    {
        public override string Id => FormattableString.Invariant($"draw-{Token}");
    }

    /// <summary>Play the prompts and collect keys from a leg, type-ahead included. Answer: KeysCollected or EffectFailed.</summary>
    public sealed record Collect(long Token, int Attempt, IReadOnlyList<PromptSource> Prompts, KeyRules Rules) : InteractionEffect, IAwaitedEffect
    {
        public override string Id => FormattableString.Invariant($"collect-{Token}");
    }

    /// <summary>Play the prompts and listen to a leg. Answer: SpeechHeard or EffectFailed.</summary>
    public sealed record Listen(long Token, int Attempt, IReadOnlyList<PromptSource> Prompts, ListenRules Rules) : InteractionEffect, IAwaitedEffect
    {
        public override string Id => FormattableString.Invariant($"listen-{Token}");
    }

    /// <summary>Stop a Collect or Listen; an answer to it may still come and is ignored.</summary>
    public sealed record StopInput(long Token, int Attempt) : InteractionEffect, ILegEffect
    {
        public override string Id => FormattableString.Invariant($"stop-input-{Token}");
    }

    /// <summary>
    /// Let a leg hear what another sends before it answers (early media), else local ringback once that one rings.
    /// Lasts until Bridge or StopPlayback with the same token. Of a call that is still to be placed, the leg hears it from its first sound on.
    /// </summary>
    public sealed record Ringback(long Token, int Attempt, int Of) : InteractionEffect
    {
        public override string Id => FormattableString.Invariant($"ringback-{Token}-{Of}");
    }

    /// <summary>Join the sound of two answered legs until one ends. Answer: only EffectFailed, when it cannot be done.</summary>
    public sealed record Bridge(long Token, int Attempt, int With) : InteractionEffect, IAwaitedEffect
    {
        public override string Id => FormattableString.Invariant($"bridge-{Token}");
    }

    /// <summary>Ask a service. Answer: ServiceAnswered, EffectTimedOut or EffectFailed (rate_limited, target_refused, connection_missing …).</summary>
    public sealed record CallService(long Token, ServiceRequest Request) : InteractionEffect, IAwaitedEffect
    {
        public override string Id => IdOf(Token);

        public static string IdOf(long token) => FormattableString.Invariant($"service-{token}");
    }

    /// <summary>Run a function of the account. Answer: FunctionReturned, EffectTimedOut or EffectFailed.</summary>
    public sealed record RunFunction(long Token, string Function, IReadOnlyDictionary<string, string> Inputs, int TimeoutSeconds, bool Sensitive)
        : InteractionEffect, IAwaitedEffect
    {
        public override string Id => FormattableString.Invariant($"function-{Token}");
    }

    /// <summary>Run a SOQL query on a connection's REST query endpoint. Answer: ServiceAnswered, EffectTimedOut or EffectFailed.</summary>
    public sealed record QueryRecord(long Token, string ConnectionId, string Query, int TimeoutSeconds, bool Sensitive) : InteractionEffect, IAwaitedEffect
    {
        public override string Id => FormattableString.Invariant($"query-{Token}");
    }

    /// <summary>
    /// Stand in line for a ring group, lower priority numbers first, then by time. Answer: RingGroupJoined when it is this interaction's turn
    /// and somebody is free, or there is no such group. The place is kept until EngageMember, LeaveRingGroup or the interaction's end; who has
    /// the turn and asks again keeps it.
    /// </summary>
    public sealed record JoinRingGroup(long Token, int Order, string GroupId, int Priority) : InteractionEffect, IAwaitedEffect
    {
        public override string Id => FormattableString.Invariant($"join-{Token}");
    }

    /// <summary>The member who answered talks with this step's contact: the turn goes on, and nobody rings that member until LeaveRingGroup.</summary>
    public sealed record EngageMember(int Order, string Member) : InteractionEffect
    {
        public override string Id => FormattableString.Invariant($"engage-{Order}");
    }

    /// <summary>Give up the place of one step in whatever line it stands, and the member it has engaged.</summary>
    public sealed record LeaveRingGroup(int Order) : InteractionEffect
    {
        public override string Id => FormattableString.Invariant($"leave-{Order}");
    }
}

/// <summary>An effect whose answer is an <see cref="InteractionCommand.Reply"/> with the same token.</summary>
public interface IAwaitedEffect
{
    /// <summary>Number the answer must carry; unique within the interaction.</summary>
    long Token { get; }
}

/// <summary>An effect that one living leg carries out; a leg that is gone needs no such effect any more.</summary>
public interface ILegEffect
{
    /// <summary>Number of the leg's attempt.</summary>
    int Attempt { get; }
}
