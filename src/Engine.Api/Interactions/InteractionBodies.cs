using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Engine.Accounts.Interactions;
using Engine.Flows.Facts;
using Engine.Ports.Interactions;

namespace Engine.Api.Interactions;

/// <summary>An interaction as lists show it (API-20).</summary>
/// <param name="State">accepted, running or ended.</param>
/// <param name="Phase">Finer than the state: queued, preparing, dialling, ringing, talking, after_call or ended, told by the latest call to the contact.</param>
/// <param name="CurrentStep">Id of the step it is in; null once ended.</param>
/// <param name="Outcome">Null until it has ended.</param>
/// <param name="Reason">Finer than the outcome, such as RingTimeout.</param>
/// <param name="Party">Who is at fault, or decided it; null when the flow simply came to its end.</param>
/// <param name="HangUpSide">Who sent the BYE or the CANCEL: contact, carrier or engine; null when neither was sent. Whose fault it was is party.</param>
/// <param name="TrunkId">Trunk of the latest call to the contact; null while none has left.</param>
/// <param name="AnsweredAt">When the latest call to the contact was answered; null when it was not.</param>
/// <param name="LastEvent">Number of the latest event.</param>
internal record InteractionBody(
    string InteractionId,
    string FlowId,
    string FlowName,
    int FlowVersion,
    string FlowVersionId,
    string FlowExecutionId,
    string State,
    string Phase,
    string? CurrentStep,
    string? Outcome,
    string? Reason,
    string? Party,
    string? HangUpSide,
    string? DestinationNumber,
    string? OriginNumber,
    string? TrunkId,
    DateTimeOffset AcceptedAt,
    DateTimeOffset? AnsweredAt,
    DateTimeOffset? EndedAt,
    long LastEvent)
{
    public static InteractionBody From(InteractionRow row) => new(
        row.Id,
        row.FlowId,
        row.FlowName,
        row.FlowVersion,
        row.FlowVersionId,
        row.FlowExecutionId,
        row.State,
        row.Phase,
        row.CurrentStep,
        row.Outcome,
        row.Reason,
        row.Party,
        row.HangUpSide,
        row.DestinationNumber,
        row.OriginNumber,
        row.TrunkId,
        row.AcceptedAt,
        row.AnsweredAt,
        row.EndedAt,
        row.LastEvent);
}

/// <summary>An interaction with its attempts and the variables that are not sensitive.</summary>
internal sealed record InteractionDetailBody : InteractionBody
{
    private InteractionDetailBody(InteractionBody summary)
        : base(summary)
    {
    }

    // Derived members would otherwise stand before those of the summary.
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<AttemptBody> Attempts { get; init; }

    [JsonPropertyOrder(2)]
    public required IReadOnlyDictionary<string, string?> Variables { get; init; }

    /// <summary>More about the reason, such as the characters that cannot be spoken.</summary>
    [JsonPropertyOrder(3)]
    public string? ReasonDetail { get; init; }

    /// <summary>Where its call stands among those that wait for a place; null when it does not wait.</summary>
    [JsonPropertyOrder(4)]
    public WaitingBody? Waiting { get; init; }

    /// <summary>Retention took its events away: attempts and variables are gone with them.</summary>
    [JsonPropertyOrder(5)]
    public bool EventsRemoved { get; init; }

    public static InteractionDetailBody From(InteractionView view, QueuePlace? waiting) => new(InteractionBody.From(view.Interaction))
    {
        Waiting = WaitingBody.From(waiting),
        Attempts = [.. view.Attempts.Select(AttemptBody.From)],
        Variables = view.Variables,
        ReasonDetail = view.ReasonDetail,
        EventsRemoved = view.EventsRemoved,
    };
}

/// <summary>One INVITE with its SIP evidence.</summary>
/// <param name="Number">Counts from 1 in an interaction.</param>
/// <param name="Destination">Gateway the INVITE went to, address and port.</param>
/// <param name="Exit">Exit of the step, error or indeterminate; null while under way.</param>
/// <param name="Q850">Cause of the Reason header (RFC 6432).</param>
/// <param name="RingingAt">The first sign of ringing: a 180, or a 183 with early media.</param>
/// <param name="EarlyMedia">That sign was early media: the network let the caller hear something, and no phone was said to ring.</param>
/// <param name="Party">Who is at fault for the end, or decided it.</param>
/// <param name="PostDialDelayMs">From the INVITE to the first sign of ringing.</param>
/// <param name="HangUpSide">Who sent the BYE or the CANCEL: contact, carrier or engine; null when neither was sent.</param>
internal sealed record AttemptBody(
    int Number,
    string Step,
    string? CallId,
    string? FromTag,
    string? Branch,
    [property: JsonPropertyName("cseq")] long CSeq,
    string? RequestUri,
    string? TrunkId,
    string? Destination,
    string? OriginNumber,
    string? DestinationNumber,
    DateTimeOffset? SubmittedAt,
    DateTimeOffset? RingingAt,
    bool EarlyMedia,
    DateTimeOffset? AnsweredAt,
    DateTimeOffset? EndedAt,
    string? Exit,
    string? Reason,
    string? Party,
    int? SipStatus,
    string? SipPhrase,
    int? Q850,
    int? RingingMs,
    int? PostDialDelayMs,
    bool AnsweredAfterCancel,
    string? HangUpSide,
    EvidenceBody? Evidence)
{
    public static AttemptBody From(InteractionAttempt row) => new(
        row.Number,
        row.Step,
        row.CallId,
        row.FromTag,
        row.Branch,
        row.CSeq,
        row.RequestUri,
        row.TrunkId,
        row.Destination,
        row.OriginNumber,
        row.DestinationNumber,
        row.SubmittedAt,
        row.RingingAt,
        row.EarlyMedia,
        row.AnsweredAt,
        row.EndedAt,
        row.Exit,
        row.Reason,
        row.Party,
        row.SipStatus,
        row.SipPhrase,
        row.Q850,
        row.RingingMs,
        row.PostDialDelayMs,
        row.AnsweredAfterCancel,
        row.HangUpSide,
        row.Evidence is { } evidence ? EvidenceBody.From(evidence) : null);
}

/// <summary>One executed step: a row of the report (FLOW-70).</summary>
/// <param name="CallId">SIP Call-ID; null before the first call.</param>
/// <param name="StepId">Id of the step in the flow; "trigger" for the trigger.</param>
/// <param name="Exit">Null while the step is under way.</param>
/// <param name="Assigned">Variables that its outputs set, by name; a sensitive value is "***". Empty while the step is under way.</param>
/// <param name="TimeInStep">Seconds, with milliseconds; null while the step is under way.</param>
/// <param name="Timestamp">Start of the step.</param>
/// <param name="StepExecutionOrder">From 0, the trigger.</param>
/// <param name="Reason">Why this exit, where there is more to say: an error's cause, inside_business_hours; null otherwise.</param>
/// <param name="ReasonDetail">More about the reason, such as the characters that cannot be spoken; null in the report over many interactions.</param>
internal sealed record StepBody(
    string? CallId,
    string FlowExecutionId,
    string InteractionId,
    string? DestinationNumber,
    string? OriginNumber,
    string FlowName,
    string FlowId,
    int FlowVersion,
    string ComponentTitle,
    string StepId,
    string StepName,
    string? Exit,
    IReadOnlyDictionary<string, string?> Assigned,
    decimal? TimeInStep,
    DateTimeOffset Timestamp,
    DateTimeOffset? FlowExecutionFinishedTime,
    int StepExecutionOrder,
    string? Reason,
    string? ReasonDetail)
{
    public static StepBody From(StepRow row) => new(
        row.CallId,
        row.FlowExecutionId,
        row.InteractionId,
        row.DestinationNumber,
        row.OriginNumber,
        row.FlowName,
        row.FlowId,
        row.FlowVersion,
        row.ComponentTitle,
        row.StepId,
        row.StepName,
        row.Exit,
        row.Assigned,
        row.TimeInStep is { } time ? decimal.Round(time.Ticks / (decimal)TimeSpan.TicksPerSecond, 3) : null,
        row.Timestamp,
        row.FlowExecutionFinishedTime,
        row.StepExecutionOrder,
        row.Reason,
        row.ReasonDetail);
}

/// <summary>Events in order.</summary>
/// <param name="Last">Send as after to read on.</param>
internal sealed record EventList(IReadOnlyList<EventBody> Items, long Last);

/// <summary>One event.</summary>
/// <param name="Number">1, 2, 3 … in its interaction.</param>
/// <param name="Data">What the event says; sensitive values are masked.</param>
internal sealed record EventBody(long Number, string Type, int Version, DateTimeOffset At, JsonElement Data);

/// <summary>What became of the request.</summary>
/// <param name="Status">cancelling (on its way) or cancelled (over).</param>
internal sealed record Cancellation(string InteractionId, string Status);

/// <summary>What filters of interactions may be.</summary>
internal static class InteractionWords
{
    /// <summary>Reasons are codes of the engine, or status_ and a number.</summary>
    public const int MaxReason = 64;

    public const int IdLength = 32;

    public static readonly SearchValues<char> ReasonLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");

    public static readonly SearchValues<char> IdLetters = SearchValues.Create("0123456789abcdef");

    public static readonly IReadOnlyList<string> States = Words<InteractionPhase>();

    public static readonly IReadOnlyList<string> Parties = Words<Party>();

    private static IReadOnlyList<string> Words<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];
}

/// <summary>The outcomes as they stand on the wire.</summary>
internal static class OutcomeWords
{
    public static readonly IReadOnlyList<string> All = [.. Enum.GetNames<Outcome>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];
}
