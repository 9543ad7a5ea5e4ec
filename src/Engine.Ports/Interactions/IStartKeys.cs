namespace Engine.Ports.Interactions;

/// <summary>
/// Which interactions were started under which key of their caller (API-24). A key is stored in the transaction of the interaction's first events: the
/// journal refuses a second interaction under it with <see cref="Journal.StartRepeatedException"/>.
/// </summary>
public interface IStartKeys
{
    /// <summary>How long a key is kept.</summary>
    static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>What was started under a key; null when nothing was, or longer ago than keys are kept.</summary>
    Task<StartedBefore?> FindAsync(AccountId accountId, FlowId flowId, string key, DateTimeOffset now, CancellationToken cancellation);
}

/// <summary>What an earlier request with the same key started.</summary>
/// <param name="BodyHash">Of that request; another one is another request.</param>
public sealed record StartedBefore(InteractionId InteractionId, string FlowVersionId, string FlowExecutionId, string BodyHash);
