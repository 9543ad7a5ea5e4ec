using Engine.Ports.Throttle;
using Shouldly;
using Xunit;

namespace Engine.Ports.Tests.Throttle;

public sealed class TokenBucketTests
{
    [Fact]
    public void Burst_TwentyAtOnce_TwoPass()
    {
        Passed(Enumerable.Repeat(TimeSpan.Zero, 20), ThrottleLimit.Default).ShouldBe(2);
    }

    [Fact]
    public void Minute_TenASecond_PassesTwoASecondAndTheBurst()
    {
        var arrivals = Enumerable.Range(0, 600).Select(i => TimeSpan.FromMilliseconds(100 * i));
        Passed(arrivals, ThrottleLimit.Default).ShouldBeInRange(118, 122);
    }

    // Holds API-04.
    [Fact]
    public void RefusedRequest_Always_CostsNothing()
    {
        var bucket = default(TokenBucket);
        (bucket, _) = bucket.Take(ThrottleLimit.Default, TimeSpan.Zero);
        (bucket, _) = bucket.Take(ThrottleLimit.Default, TimeSpan.Zero);
        var (after, refused) = bucket.Take(ThrottleLimit.Default, TimeSpan.Zero);

        after.ShouldBe(bucket);
        refused.Passed.ShouldBeFalse();
        refused.Limit.ShouldBe(2);
        refused.Remaining.ShouldBe(0);
        refused.RetryAfter.ShouldBe(TimeSpan.FromMilliseconds(500));
        refused.ResetAfter.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Look_AtAnyTime_SaysWhatTakeWouldSay()
    {
        var bucket = default(TokenBucket);
        for (var i = 0; i < 400; i++)
        {
            var now = TimeSpan.FromMilliseconds(100 * i);
            var seen = bucket.Look(ThrottleLimit.Default, now);
            (bucket, var taken) = bucket.Take(ThrottleLimit.Default, now);
            seen.Passed.ShouldBe(taken.Passed);
            seen.Remaining.ShouldBe(taken.Passed ? taken.Remaining + 1 : 0);
            seen.RetryAfter.ShouldBe(taken.Passed ? TimeSpan.Zero : taken.RetryAfter);
        }
    }

    [Fact]
    public void RetryAfter_WhenObeyed_Passes()
    {
        var bucket = default(TokenBucket);
        var now = TimeSpan.FromSeconds(7);
        for (var i = 0; i < 50; i++)
        {
            var (next, verdict) = bucket.Take(ThrottleLimit.Default, now);
            if (!verdict.Passed)
            {
                now += verdict.RetryAfter;
                (next, verdict) = bucket.Take(ThrottleLimit.Default, now);
                verdict.Passed.ShouldBeTrue();
            }

            bucket = next;
        }
    }

    [Fact]
    public void Remaining_AfterFirst_IsOne()
    {
        default(TokenBucket).Take(ThrottleLimit.Default, TimeSpan.FromHours(3)).Verdict.Remaining.ShouldBe(1);
    }

    /// <summary>Random arrivals under random limits: every window obeys capacity + rate × t.</summary>
    // Holds API-04.
    [Fact]
    public void AnyWindow_RandomArrivals_NeverPassesMoreThanCapacityPlusRate()
    {
        var random = new Random(4711);
        for (var round = 0; round < 200; round++)
        {
            var limit = new ThrottleLimit(random.Next(1, 6), 0.3 + (random.NextDouble() * 7));
            var now = TimeSpan.Zero;
            var bucket = default(TokenBucket);
            var passes = new List<TimeSpan>();
            for (var i = 0; i < 300; i++)
            {
                now += TimeSpan.FromTicks(random.NextInt64(0, 4_000_000));
                (bucket, var verdict) = bucket.Take(limit, now);
                if (verdict.Passed)
                {
                    passes.Add(now);
                }
            }

            for (var a = 0; a < passes.Count; a++)
            {
                for (var b = a; b < passes.Count; b++)
                {
                    (b - a + 1).ShouldBeLessThanOrEqualTo((int)Math.Floor(limit.Capacity + (limit.PerSecond * (passes[b] - passes[a]).TotalSeconds)));
                }
            }
        }
    }

    private static int Passed(IEnumerable<TimeSpan> arrivals, ThrottleLimit limit)
    {
        var bucket = default(TokenBucket);
        var passed = 0;
        foreach (var at in arrivals)
        {
            (bucket, var verdict) = bucket.Take(limit, at);
            passed += verdict.Passed ? 1 : 0;
        }

        return passed;
    }
}
