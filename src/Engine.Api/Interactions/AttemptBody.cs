using System.Text.Json.Serialization;
using Engine.Accounts.Interactions;

namespace Engine.Api.Interactions;

/// <summary>One INVITE with its SIP evidence.</summary>
/// <param name="Number">Counts from 1 in an interaction.</param>
/// <param name="Destination">Gateway the INVITE went to, address and port.</param>
/// <param name="Exit">Exit of the step, error or indeterminate; null while under way.</param>
/// <param name="Q850">Cause of the Reason header (RFC 6432).</param>
/// <param name="PostDialDelayMs">From the INVITE to the first ringing.</param>
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
    string? HangUpSide)
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
        row.HangUpSide);
}
