using System.Collections.Concurrent;
using Engine.Ports.Throttle;

namespace Engine.Outbound.Services;

/// <summary>A token bucket for each account: in any t seconds at most 50 + 50 t executions (FLOW-53). Thread-safe.</summary>
internal sealed class AccountRates(TimeProvider time)
{
    public const int PerSecond = 50;

    /// <summary>Accounts remembered; past it the rested ones are forgotten, which a rested bucket does not notice.</summary>
    private const int MaxAccounts = 10_000;

    private static readonly ThrottleLimit s_limit = new(PerSecond, PerSecond);

    private readonly ConcurrentDictionary<string, Bucket> buckets = new(StringComparer.Ordinal);
    private readonly long origin = time.GetTimestamp();

    private TimeSpan Now => time.GetElapsedTime(origin);

    public bool TryTake(string accountId)
    {
        if (buckets.Count >= MaxAccounts)
        {
            ForgetRested();
        }

        return buckets.GetOrAdd(accountId, static _ => new Bucket()).TryTake(time, origin);
    }

    private void ForgetRested()
    {
        foreach (var rested in buckets.Where(b => b.Value.FullAt <= Now))
        {
            buckets.TryRemove(rested);
        }
    }

    private sealed class Bucket
    {
        private readonly Lock gate = new();
        private TokenBucket bucket;

        public TimeSpan FullAt
        {
            get
            {
                lock (gate)
                {
                    return bucket.FullAt;
                }
            }
        }

        public bool TryTake(TimeProvider time, long origin)
        {
            lock (gate)
            {
                // Read inside: the bucket's clock must not run backwards between two takers.
                (bucket, var verdict) = bucket.Take(s_limit, time.GetElapsedTime(origin));
                return verdict.Passed;
            }
        }
    }
}
