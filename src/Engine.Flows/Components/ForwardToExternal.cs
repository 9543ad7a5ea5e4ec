using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Document.Shapes;
using Engine.Flows.Facts;

namespace Engine.Flows.Components;

/// <summary>Calls somebody else and joins the contact with them (FLOW-37).</summary>
internal sealed partial class ForwardToExternal : ComponentOf<ForwardToExternal.ForwardSettings>
{
    public const string Type = "forward_to_external";

    private const string InvalidNumber = "invalid_number";
    private const string NoAnswer = "no_answer";
    private const string ShowContact = "contact_number";
    private const string Bridged = "bridged";
    private const int DefaultRingSeconds = 35;
    private const int MaxRingSeconds = 600;

    private static readonly ExitSpec[] AllExits =
        [new(NoAnswer), new(InvalidNumber), new(ExitSpec.Ok, ExitKind.Hidden), .. ExitSpec.Losses];

    public override string Kind => Type;
    public override string Title => "Forward to external";
    public override ComponentGroup Group => ComponentGroup.Call;
    public override bool NeedsContact => true;
    public override string DefaultExit => NoAnswer;
    public override TimeSpan Ceiling => TimeSpan.FromHours(4);

    public override IReadOnlyList<string> Effects =>
    [
        nameof(InteractionEffect.PrepareDial), nameof(InteractionEffect.PlaceCall), nameof(InteractionEffect.CancelCall), nameof(InteractionEffect.HangUp),
        nameof(InteractionEffect.Ringback), nameof(InteractionEffect.Bridge),
    ];

    public override ObjectShape Settings { get; } = new(
        new Member("to", Fields.NumberOrVariable(TextMeaning.Phone, "Who is called."), Required: true),
        new Member("ring_seconds", new NumberShape { Min = 1, Max = MaxRingSeconds, Default = DefaultRingSeconds, Description = "How long it may ring." }),
        new Member("show", new TextShape { Values = ["account_number", ShowContact], Default = "account_number", Description = "Caller id they see." }),
        new Member("trunk", Fields.Id(TextMeaning.Trunk, "Trunk to use instead of the account's routing.")));

    private protected override JsonTypeInfo<ForwardSettings> SettingsJson { get; } = new ForwardToExternalJson(JsonOptions()).ForwardSettings;

    private protected override IReadOnlyList<ExitSpec> ExitsOf(ForwardSettings settings) => AllExits;

    internal override StepMove Enter(StepTurn turn)
    {
        var settings = turn.Settings<ForwardSettings>();
        var contact = turn.State.ContactLeg!;
        var order = new DialOrder(
            LegRole.Forward, settings.Show == ShowContact ? contact.To : contact.From, settings.To?.In(turn.Values), settings.Trunk,
            settings.RingSeconds ?? DefaultRingSeconds, settings.To?.IsSensitive(turn.Values) == true);
        if (Dialling.Open(turn, order, []) is { } failure)
        {
            return Take(turn, failure);
        }

        turn.Wait();
        return StepMove.Stay;
    }

    internal override StepMove On(StepTurn turn, InteractionCommand command)
    {
        switch (command)
        {
            case InteractionCommand.DialPrepared c when Dialling.IsMine(turn, c.Attempt):
                turn.Do(new InteractionEffect.Ringback(turn.Run.Token, turn.State.ContactLeg!.Number, c.Attempt));
                return StepMove.Stay;
            case InteractionCommand.Answered c when Dialling.IsMine(turn, c.Attempt):
                turn.Do(new InteractionEffect.Bridge(turn.Wait(Bridged), turn.State.ContactLeg!.Number, c.Attempt));
                return StepMove.Stay;
            case InteractionCommand.CallFailed c when Dialling.IsMine(turn, c.Attempt):
                return Dialling.TryNextGateway(turn, c.Attempt, c.Failure, []) ? StepMove.Stay : Take(turn, c.Failure);
            case InteractionCommand.DialRefused c when Dialling.IsMine(turn, c.Attempt):
                return Take(turn, Dialling.Decisive(turn, c.Attempt, c.Failure));
            case InteractionCommand.HungUp c when Dialling.IsMine(turn, c.Attempt):
                return StepMove.End(ExitSpec.Ok, c.Reason);
            case InteractionCommand.EffectFailed c:
                Abandon(turn);
                return StepMove.Fail(c.Reason, Party.Engine);
            default:
                return StepMove.Stay;
        }
    }

    /// <summary>Before the two were joined the second leg is given up; a contact who leaves the talk after that has had what the forward is for.</summary>
    internal override string OnContactGone(StepTurn turn, string lost) =>
        turn.Run.Memory == Bridged && lost == ExitSpec.ContactHungUp ? ExitSpec.Ok : lost;

    internal override void Abandon(StepTurn turn)
    {
        if (Dialling.Latest(turn, LegRole.Forward) is { } second)
        {
            Dialling.Drop(turn, second);
        }

        StopRingback(turn);
    }

    private static StepMove Take(StepTurn turn, CallFailure failure)
    {
        StopRingback(turn);
        return failure.Exit switch
        {
            CallExit.InvalidNumber => StepMove.Leave(InvalidNumber) with { Reason = failure.Reason, Input = true },
            CallExit.NoAnswer or CallExit.Busy => StepMove.Leave(NoAnswer) with { Reason = failure.Reason, Input = true },
            _ => StepMove.Fail(failure.Reason, failure.Party),
        };
    }

    private static void StopRingback(StepTurn turn)
    {
        if (turn.State.ContactLeg is { } leg && turn.Run.Token > 0)
        {
            turn.Do(new InteractionEffect.StopPlayback(turn.Run.Token, leg.Number));
        }
    }

    /// <summary>Settings of the step.</summary>
    internal sealed record ForwardSettings
    {
        public NumberSource? To { get; init; }
        public int? RingSeconds { get; init; }
        public string? Show { get; init; }
        public string? Trunk { get; init; }
    }

    [JsonSerializable(typeof(ForwardSettings))]
    private sealed partial class ForwardToExternalJson : JsonSerializerContext;
}
