using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Document.Shapes;
using Engine.Flows.Facts;

namespace Engine.Flows.Components;

/// <summary>
/// Rings a group until somebody answers, then calls the contact and joins the two (FLOW-38).
/// The talk itself stands in <see cref="CallbackTalk"/>.
/// </summary>
internal sealed partial class Callback : ComponentOf<Callback.CallbackSettings>
{
    public const string Type = "callback";
    public const string InvalidCallerId = "invalid_caller_id";
    public const string InvalidOutboundCallerId = "invalid_outbound_caller_id";
    public const string CallFinished = "call_finished";
    public const string CallAborted = "call_aborted";
    public const string ContactRejected = "contact_rejected";

    private const int DefaultWaitMinutes = 180;
    private const int DefaultPriority = 10;

    private static readonly ExitSpec[] AllExits =
    [
        new(InvalidCallerId), new(ExitSpec.NoMatch), new(ExitSpec.Timeout), new(InvalidOutboundCallerId, ExitKind.Optional), new(CallFinished, ExitKind.Optional),
        new(CallAborted, ExitKind.Hidden), new(ContactRejected, ExitKind.Hidden), .. ExitSpec.Losses,
    ];

    public override string Kind => Type;
    public override string Title => "Callback";
    public override ComponentGroup Group => ComponentGroup.Call;
    public override bool Waits => true;
    public override string DefaultExit => "end";

    /// <summary>The life of an interaction: waiting may take all of it.</summary>
    public override TimeSpan Ceiling => FlowLimits.Lifetime;

    /// <summary>The contact may wait for hours; prompts are made ready when the talk begins.</summary>
    internal override bool LooksAhead => false;

    public override IReadOnlyList<string> Effects =>
    [
        nameof(InteractionEffect.JoinRingGroup), nameof(InteractionEffect.EngageMember), nameof(InteractionEffect.LeaveRingGroup),
        nameof(InteractionEffect.PrepareDial), nameof(InteractionEffect.PlaceCall), nameof(InteractionEffect.CancelCall), nameof(InteractionEffect.HangUp), nameof(InteractionEffect.Ringback), nameof(InteractionEffect.Bridge),
    ];

    public override ObjectShape Settings { get; } = new(
        new Member("to", Fields.NumberOrVariable(TextMeaning.Phone, "Number of the contact."), Required: true),
        new Member("from", Fields.NumberOrVariable(TextMeaning.AccountNumber, "Caller id: one of the account's numbers."), Required: true),
        new Member("ring_group", new ObjectShape(
            new Member("id", Fields.Id(TextMeaning.RingGroup, "The group.")), new Member("variable", Fields.Variable("Variable that holds its id.")))
        { OneOf = ["id", "variable"] }, Required: true),
        new Member("max_wait_minutes", new NumberShape { Min = 5, Max = 2880, Default = DefaultWaitMinutes, Description = "Until somebody of the group answers." }),
        new Member("priority", new NumberShape { Min = 1, Max = 10, Default = DefaultPriority, Description = "1 is served first." }),
        new Member("end_current_call", new BooleanShape { Default = false, Description = "Hang up first, when the contact is on the line." }));

    private protected override JsonTypeInfo<CallbackSettings> SettingsJson { get; } = new CallbackJson(JsonOptions()).CallbackSettings;

    private protected override IReadOnlyList<ExitSpec> ExitsOf(CallbackSettings settings) => AllExits;

    internal override IReadOnlyList<string> Outputs(object settings) => ["answered_by"];

    internal override string? Refuses(PathState before, object settings) =>
        before.ContactOnLine && !((CallbackSettings)settings).EndCurrentCall ? PathCodes.ContactPresent : null;

    internal override PathState After(PathState before, string exit, object settings) => before with { ContactOnLine = exit == CallFinished };

    internal override StepMove Enter(StepTurn turn)
    {
        if (turn.State.ContactLeg is not { } present)
        {
            return CallbackQueue.Join(turn);
        }

        turn.Wait(new CallbackMemory { Phase = CallbackMemory.CallbackPhase.EndingCall }.ToJson(), FlowLimits.Closing);
        turn.Do(new InteractionEffect.HangUp(present.Number));
        return StepMove.Stay;
    }

    internal override StepMove On(StepTurn turn, InteractionCommand command)
    {
        var memory = CallbackMemory.Of(turn.Run);
        return (memory.Phase, command) switch
        {
            (CallbackMemory.CallbackPhase.EndingCall, InteractionCommand.HungUp) => CallbackQueue.Join(turn),
            (CallbackMemory.CallbackPhase.Queued, InteractionCommand.RingGroupJoined c) => CallbackQueue.Joined(turn, memory, c),
            (CallbackMemory.CallbackPhase.Ringing, _) => CallbackQueue.OnRinging(turn, memory, command),
            (CallbackMemory.CallbackPhase.CallingContact or CallbackMemory.CallbackPhase.Talking, _) => CallbackTalk.On(turn, memory, command),
            (_, InteractionCommand.EffectFailed c) => CallbackQueue.Done(turn, StepMove.Fail(c.Reason, Party.Engine)),
            _ => StepMove.Stay,
        };
    }

    internal override StepMove OnDeadline(StepTurn turn) => CallbackQueue.OnDeadline(turn, CallbackMemory.Of(turn.Run));

    internal override StepMove Resume(StepTurn turn, string cause)
    {
        switch (CallbackMemory.Of(turn.Run).Phase)
        {
            case CallbackMemory.CallbackPhase.Talking:
                return CallbackQueue.Done(turn, StepMove.End(ExitSpec.ContactHungUp, cause));
            case CallbackMemory.CallbackPhase.CallingContact:
                return CallbackQueue.Done(turn, StepMove.Fail(cause, Party.Engine));
            default:
                // Nobody of the contact's side was called: stand in line again. The wait still counts from the beginning.
                CallbackQueue.DropLegs(turn);
                return CallbackQueue.Join(turn);
        }
    }

    internal override void Abandon(StepTurn turn) => CallbackQueue.Done(turn, StepMove.Stay);

    /// <summary>Settings of the step.</summary>
    internal sealed record CallbackSettings
    {
        public NumberSource? To { get; init; }
        public NumberSource? From { get; init; }
        public RingGroupSource? RingGroup { get; init; }
        public int? MaxWaitMinutes { get; init; }
        public int? Priority { get; init; }
        public bool EndCurrentCall { get; init; }

        internal TimeSpan MaxWait => TimeSpan.FromMinutes(MaxWaitMinutes ?? DefaultWaitMinutes);

        internal int Rank => Priority ?? DefaultPriority;
    }

    [JsonSerializable(typeof(CallbackSettings))]
    private sealed partial class CallbackJson : JsonSerializerContext;
}
