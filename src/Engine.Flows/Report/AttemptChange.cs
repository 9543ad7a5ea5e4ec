using Engine.Flows.Facts;

namespace Engine.Flows.Report;

/// <summary>What became known about an attempt; null = unchanged.</summary>
public sealed record AttemptChange
{
    public AttemptPhase? Phase { get; init; }
    public string? CallId { get; init; }
    public string? TrunkId { get; init; }
    public string? Gateway { get; init; }

    /// <summary>"ip:port".</summary>
    public string? Destination { get; init; }
    public DateTimeOffset? SubmittedAt { get; init; }
    public DateTimeOffset? RingingAt { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>answered, indeterminate, an exit of the call step, cancelled or error.</summary>
    public string? Exit { get; init; }
    public string? Reason { get; init; }
    public Party? Party { get; init; }
    public int? SipStatus { get; init; }
    public string? SipPhrase { get; init; }
    public int? Q850 { get; init; }
    public int? RingingMs { get; init; }
    public int? PostDialDelayMs { get; init; }
    public long? TalkMs { get; init; }
    public bool? AnsweredAfterCancel { get; init; }
    public Party? HungUpBy { get; init; }
    public bool? EarlyMedia { get; init; }
    public CallEvidence? Evidence { get; init; }
}
