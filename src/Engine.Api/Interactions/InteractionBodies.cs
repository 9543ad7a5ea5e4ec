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

    public static InteractionDetailBody From(InteractionView view, QueuePlace? waiting) => new(InteractionBody.From(view.Interaction))
    {
        Waiting = WaitingBody.From(waiting),
        Attempts = [.. view.Attempts.Select(AttemptBody.From)],
        Variables = view.Variables,
        ReasonDetail = view.ReasonDetail,
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

/// <summary>What was on the wire of an attempt beside its verdict.</summary>
/// <param name="FailedExchanges">Offers and answers inside the answered call that did not come off; the session stayed as it was.</param>
/// <param name="LastExchangeFault">Why the last of them did not: answer_missing, answer_unusable, offer_unreadable, offer_refused, own_offer_refused.</param>
/// <param name="AckUnsent">The ACK could not be sent where the dialog points; it went to where the answer came from.</param>
/// <param name="ByeUnsent">The BYE could not be sent where the dialog points; it went to where the answer came from.</param>
/// <param name="Progress">The cause that a provisional response gave (RFC 3326).</param>
/// <param name="Cause">The Reason header of the final response or BYE that ended it.</param>
/// <param name="Redress">Whom a network that blocked the call names for redress.</param>
internal sealed record EvidenceBody(
    int FailedExchanges, string? LastExchangeFault, bool AckUnsent, bool ByeUnsent, ProgressCauseBody? Progress, EndCauseBody? Cause, RedressBody? Redress)
{
    public static EvidenceBody From(CallEvidence evidence) => new(
        evidence.FailedExchanges,
        evidence.LastExchangeFault,
        evidence.AckUnsent,
        evidence.ByeUnsent,
        evidence.Progress is { } progress ? new ProgressCauseBody(progress.SipStatus, progress.Q850, progress.SipCause, progress.Text, progress.Location) : null,
        evidence.Cause is { } cause ? new EndCauseBody(cause.Q850, cause.Q850Text, cause.Location, cause.SipCause, cause.SipText) : null,
        evidence.Redress is { } named ? new RedressBody(named.Url, named.Tel, named.Email, named.CallInfo) : null);
}

/// <summary>The Reason header of a provisional response.</summary>
/// <param name="SipStatus">180 to 189.</param>
/// <param name="Q850">Its Q.850 cause.</param>
/// <param name="SipCause">Its SIP cause.</param>
/// <param name="Text">Its text.</param>
/// <param name="Location">Where the call was released (RFC 8606): U, LPN, LN, TN, RLN, RPN, INTL, BI.</param>
internal sealed record ProgressCauseBody(int SipStatus, int? Q850, int? SipCause, string? Text, string? Location);

/// <summary>The Reason header of a final response or a BYE (RFC 3326).</summary>
/// <param name="Q850">Its Q.850 cause.</param>
/// <param name="Q850Text">The text beside it.</param>
/// <param name="Location">Where the call was released (RFC 8606): U, LPN, LN, TN, RLN, RPN, INTL, BI.</param>
/// <param name="SipCause">Its SIP cause.</param>
/// <param name="SipText">The text beside it.</param>
internal sealed record EndCauseBody(int? Q850, string? Q850Text, string? Location, int? SipCause, string? SipText);

/// <summary>A contact for redress, each part as the network wrote it.</summary>
/// <param name="CallInfo">First element of Call-Info, with its parameters.</param>
internal sealed record RedressBody(string? Url, string? Tel, string? Email, string? CallInfo);

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
