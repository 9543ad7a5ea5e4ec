using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Document.Shapes;
using Engine.Flows.Facts;

namespace Engine.Flows.Components;

/// <summary>Calls the contact (FLOW-31).</summary>
internal sealed partial class MakeOutboundCall : ComponentOf<MakeOutboundCall.CallSettings>
{
    public const string Type = "make_outbound_call";
    public const string Answered = "answered";
    public const string InvalidNumber = "invalid_number";
    public const string Busy = "busy";
    public const string NoAnswer = "no_answer";
    public const string InvalidOutboundNumber = "invalid_outbound_number";

    private const int MinRingSeconds = 10;
    private const int DefaultRingSeconds = 15;

    /// <summary>Ring seconds no server option can exceed.</summary>
    private const int MaxRingSeconds = 600;

    private static readonly ExitSpec[] AllExits =
        [new(Answered), new(InvalidNumber), new(Busy), new(NoAnswer), new(InvalidOutboundNumber, ExitKind.Optional)];

    private static readonly string[] AllOutputs = ["outcome", "sip_status", "reason", "ringing_seconds"];

    public override string Kind => Type;
    public override string Title => "Make outbound call";
    public override ComponentGroup Group => ComponentGroup.Call;
    public override bool Waits => true;
    public override string DefaultExit => NoAnswer;

    /// <summary>Eight gateways that each keep silent for Timer B, and then a long ring.</summary>
    public override TimeSpan Ceiling => TimeSpan.FromMinutes(20);

    public override IReadOnlyList<string> Effects =>
        [nameof(InteractionEffect.PrepareDial), nameof(InteractionEffect.PlaceCall), nameof(InteractionEffect.CancelCall), nameof(InteractionEffect.HangUp)];

    public override ObjectShape Settings { get; } = new(
        new Member("from", Fields.NumberOrVariable(TextMeaning.AccountNumber, "Caller id: one of the account's numbers."), Required: true),
        new Member("to", Fields.NumberOrVariable(TextMeaning.Phone, "Number of the contact."), Required: true),
        new Member("ring_seconds", new NumberShape
        {
            Min = MinRingSeconds, Max = MaxRingSeconds, Default = DefaultRingSeconds, Description = "How long it may ring; the server's option caps it, 35 by default.",
        }),
        new Member("trunk", Fields.Id(TextMeaning.Trunk, "Trunk to use instead of the account's routing.")));

    private protected override JsonTypeInfo<CallSettings> SettingsJson { get; } = new MakeOutboundCallJson(JsonOptions()).CallSettings;

    private protected override IReadOnlyList<ExitSpec> ExitsOf(CallSettings settings) => AllExits;

    internal override IReadOnlyList<string> Outputs(object settings) => AllOutputs;

    internal override string? Refuses(PathState before, object settings) =>
        before.CallAttempted ? PathCodes.SecondCall : before.ContactOnLine ? PathCodes.ContactPresent : null;

    internal override PathState After(PathState before, string exit, object settings) => new(true, exit == Answered);

    internal override void Check(StepCheck check)
    {
        var ceiling = check.Catalog.RingSecondsCeiling;
        if (((CallSettings)check.Settings).RingSeconds > ceiling)
        {
            check.Error("out_of_range", check.SettingsPath["ring_seconds"], $"Use a number from {MinRingSeconds} to {ceiling}.");
        }
    }

    internal override StepMove Enter(StepTurn turn)
    {
        var settings = turn.Settings<CallSettings>();
        var order = new DialOrder(
            LegRole.Contact, settings.From?.In(turn.Values), settings.To?.In(turn.Values), settings.Trunk, settings.RingSeconds ?? DefaultRingSeconds,
            settings.To?.IsSensitive(turn.Values) == true);
        if (Dialling.Open(turn, order, FirstPrompts(turn)) is { } failure)
        {
            return Take(turn, failure);
        }

        turn.Wait();
        return StepMove.Stay;
    }

    internal override StepMove On(StepTurn turn, InteractionCommand command) => command switch
    {
        InteractionCommand.Answered c when Dialling.IsMine(turn, c.Attempt) => StepMove.Leave(Answered, Outputs(turn)) with { Input = true },
        InteractionCommand.CallFailed c when Dialling.IsMine(turn, c.Attempt) =>
            Dialling.TryNextGateway(turn, c.Attempt, c.Failure, FirstPrompts(turn)) ? StepMove.Stay : Take(turn, c.Failure),
        InteractionCommand.DialRefused c when Dialling.IsMine(turn, c.Attempt) => Take(turn, Dialling.Decisive(turn, c.Attempt, c.Failure)),
        _ => StepMove.Stay,
    };

    internal override StepMove Resume(StepTurn turn, string cause)
    {
        if (Dialling.Latest(turn, LegRole.Contact) is { Phase: AttemptPhase.Requested } attempt)
        {
            turn.Wait();
            Dialling.Prepare(turn, attempt, FirstPrompts(turn));
            return StepMove.Stay;
        }

        return StepMove.Fail(cause, Party.Engine, Outputs(turn));
    }

    private static IReadOnlyList<PromptSource> FirstPrompts(StepTurn turn) => Foresight.FirstPrompts(turn, Answered);

    private static StepMove Take(StepTurn turn, CallFailure failure) => failure.Exit switch
    {
        null => new StepMove.Failing(failure.Reason, failure.Party, Outputs(turn)) { Detail = failure.Detail },
        { } exit => StepMove.Leave(SnakeCase.Of(exit), Outputs(turn)) with { Reason = failure.Reason, Input = true },
    };

    private static Dictionary<string, string?> Outputs(StepTurn turn)
    {
        var attempt = turn.State.DecisiveAttempt!;
        return new(StringComparer.Ordinal)
        {
            ["outcome"] = Verdict.OutcomeName(attempt),
            ["sip_status"] = Verdict.SipStatus(attempt)?.ToString(CultureInfo.InvariantCulture),
            ["reason"] = attempt.Failure?.Reason ?? attempt.EndReason,
            ["ringing_seconds"] = Verdict.RingingSeconds(attempt).ToString(CultureInfo.InvariantCulture),
        };
    }

    /// <summary>Settings of the step.</summary>
    internal sealed record CallSettings
    {
        public NumberSource? From { get; init; }
        public NumberSource? To { get; init; }
        public int? RingSeconds { get; init; }
        public string? Trunk { get; init; }
    }

    [JsonSerializable(typeof(CallSettings))]
    private sealed partial class MakeOutboundCallJson : JsonSerializerContext;
}
