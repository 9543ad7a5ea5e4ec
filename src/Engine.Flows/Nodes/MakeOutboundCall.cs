using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Engine.Flows.Graph;
using Engine.Flows.Interactions;
using Engine.Flows.Shapes;
using Engine.Flows.Validation;

namespace Engine.Flows.Nodes;

/// <summary>Calls the contact (docs/flows.md §7.1).</summary>
internal sealed class MakeOutboundCall : ComponentOf<MakeOutboundCall.CallSettings>
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

    /// <summary>Gateways tried in one step; a trunk with more is an error of configuration, not a reason to ring on.</summary>
    private const int MaxGateways = 8;

    /// <summary>Characters of a destination that is no number, kept as evidence.</summary>
    private const int MaxEvidence = 64;

    private static readonly ExitSpec[] AllExits =
        [new(Answered), new(InvalidNumber), new(Busy), new(NoAnswer), new(InvalidOutboundNumber, ExitKind.Optional)];

    private static readonly string[] AllOutputs = ["outcome", "sip_status", "reason", "ringing_seconds"];

    public override string Kind => Type;
    public override string Title => "Make outbound call";
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

    private protected override JsonTypeInfo<CallSettings> SettingsJson => FlowJson.Default.MakeOutboundCallSettings;

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
        var to = settings.To?.In(turn.Values);
        var number = PhoneNumber.Normalize(to);
        var from = settings.From?.In(turn.Values) ?? "";
        Request(turn, PhoneNumber.Normalize(from) ?? Shortened(from), number ?? Shortened(to ?? ""));
        if (number is null)
        {
            var failure = new CallFailure(CallExit.InvalidNumber, "local_format", Party.Caller);
            turn.Emit(new InteractionEvent.AttemptFailed(turn.At, turn.State.Attempts.Count, failure));
            return Take(turn, failure);
        }

        turn.Wait();
        Prepare(turn, turn.State.Attempts[^1], null);
        return StepMove.Stay;
    }

    internal override StepMove On(StepTurn turn, InteractionCommand command) => command switch
    {
        InteractionCommand.Answered c when IsMine(turn, c.Attempt) => StepMove.Leave(Answered, Outputs(turn)) with { Input = true },
        InteractionCommand.CallFailed c when IsMine(turn, c.Attempt) => Failed(turn, c.Failure),
        InteractionCommand.DialRefused c when IsMine(turn, c.Attempt) => Take(turn, Decisive(turn) ?? c.Failure),
        _ => StepMove.Stay,
    };

    internal override StepMove Resume(StepTurn turn)
    {
        var attempt = turn.State.Attempts.FindLast(a => a.Order == turn.Run.Order);
        if (attempt is { Phase: AttemptPhase.Requested })
        {
            turn.Wait();
            Prepare(turn, attempt, FailoverOf(turn));
            return StepMove.Stay;
        }

        return StepMove.Fail(Guards.EngineRestart, Party.Engine, Outputs(turn));
    }

    private static bool IsMine(StepTurn turn, int attempt) => turn.State.Attempt(attempt)?.Order == turn.Run.Order;

    private static StepMove Failed(StepTurn turn, CallFailure failure)
    {
        if (failure is not { Exit: null, Failover: true } || turn.State.Attempts.Count(a => a.Order == turn.Run.Order) >= MaxGateways)
        {
            return Take(turn, failure);
        }

        var last = turn.State.Attempts[^1];
        Request(turn, last.From, last.To);
        Prepare(turn, turn.State.Attempts[^1], FailoverOf(turn));
        return StepMove.Stay;
    }

    private static StepMove Take(StepTurn turn, CallFailure failure) => failure.Exit switch
    {
        null => StepMove.Fail(failure.Reason, failure.Party, Outputs(turn)),
        { } exit => StepMove.Leave(SnakeCase.Of(exit), Outputs(turn)) with { Reason = failure.Reason, Input = true },
    };

    private static void Request(StepTurn turn, string from, string to)
    {
        var settings = turn.Settings<CallSettings>();
        turn.Emit(new InteractionEvent.DialRequested(
            turn.At, turn.State.Attempts.Count + 1, turn.Run.Order, LegRole.Contact, from, to, settings.Trunk, settings.RingSeconds ?? DefaultRingSeconds,
            settings.To?.IsSensitive(turn.Values) == true));
    }

    private static void Prepare(StepTurn turn, CallAttempt attempt, FailoverFacts? failover) => turn.Do(new InteractionEffect.PrepareDial(
        attempt.Number, attempt.Role, attempt.From, attempt.To, attempt.TrunkId, attempt.RingSeconds, Foresight.FirstPrompts(turn, Answered), failover));

    /// <summary>Gateways this step has tried; null before the first failure.</summary>
    private static FailoverFacts? FailoverOf(StepTurn turn)
    {
        var tried = turn.State.Attempts.FindAll(a => a.Order == turn.Run.Order && a.Dial is not null);
        return tried.IsEmpty
            ? null
            : new FailoverFacts(tried[^1].Dial!.CallId, tried[^1].Dial!.FromTag, tried.Max(a => a.Dial!.CSeq), [.. tried.Select(a => a.Dial!.Destination)]);
    }

    /// <summary>Why the last gateway failed; it stands when there is no further one.</summary>
    private static CallFailure? Decisive(StepTurn turn) =>
        turn.State.Attempts.FindLast(a => a.Order == turn.Run.Order && a.Dial is not null)?.Failure;

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

    private static string Shortened(string text) => text.Length <= MaxEvidence ? text : text[..MaxEvidence];

    /// <summary>Settings of the step.</summary>
    internal sealed record CallSettings
    {
        public NumberSource? From { get; init; }
        public NumberSource? To { get; init; }
        public int? RingSeconds { get; init; }
        public string? Trunk { get; init; }
    }
}
