using System.Collections.Concurrent;
using Engine.Ports;
using Engine.Ports.Throttle;

namespace Engine.Outbound.Services;

/// <summary>A token bucket for each account: in any t seconds at most 50 + 50 t executions (FLOW-53). Thread-safe.</summary>
internal sealed class AccountRates(TimeProvider time)
{
    public const int PerSecond = 50;

    /// <summary>Accounts remembered; past it the rested ones are forgotten, which a rested bucket does not notice.</summary>
    private const int MaxAccounts = 10_000;

    private static readonly ThrottleLimit Limit = new(PerSecond, PerSecond);

    private readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);
    private readonly long _origin = time.GetTimestamp();

    private TimeSpan Now => time.GetElapsedTime(_origin);

    public bool TryTake(AccountId accountId)
    {
        if (_buckets.Count >= MaxAccounts)
        {
            ForgetRested();
        }

        return _buckets.GetOrAdd(accountId, static _ => new Bucket()).TryTake(time, _origin);
    }

    private void ForgetRested()
    {
        foreach (var rested in _buckets.Where(b => b.Value.FullAt <= Now))
        {
            _buckets.TryRemove(rested);
        }
    }

    private sealed class Bucket
    {
        private readonly Lock _gate = new();
        private TokenBucket _bucket;

        public TimeSpan FullAt
        {
            get
            {
                lock (_gate)
                {
                    return _bucket.FullAt;
                }
            }
        }

        public bool TryTake(TimeProvider time, long origin)
        {
            lock (_gate)
            {
                // Read inside: the bucket's clock must not run backwards between two takers.
                (_bucket, var verdict) = _bucket.Take(Limit, time.GetElapsedTime(origin));
                return verdict.Passed;
            }
        }
    }
}
