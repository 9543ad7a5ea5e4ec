using Engine.Api.OAuth;
using Engine.Testing.Time;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests.OAuth;

public sealed class FailedAuthenticationLimiterTests
{
    private readonly VirtualTime _time = new();

    // Holds API-13.
    [Fact]
    public void Pair_AtItsLimit_IsBlockedForTheRestOfTheWindow()
    {
        var limiter = new FailedAuthenticationLimiter(_time);
        for (var i = 0; i < FailedAuthenticationLimiter.PerPair; i++)
        {
            limiter.Blocked("client", "here").ShouldBeNull();
            limiter.Failed("client", "here");
        }

        _time.Advance(TimeSpan.FromSeconds(20));

        limiter.Blocked("client", "here").ShouldBe(TimeSpan.FromSeconds(40));
        limiter.Blocked("client", "elsewhere").ShouldBeNull("a stranger must not lock the client out");
        limiter.Blocked("other", "here").ShouldBeNull();
    }

    [Fact]
    public void Address_ThatTriesManyClients_IsBlocked()
    {
        var limiter = new FailedAuthenticationLimiter(_time);
        for (var i = 0; i < FailedAuthenticationLimiter.PerAddress; i++)
        {
            limiter.Failed("client-" + i, "here");
        }

        limiter.Blocked("fresh", "here").ShouldNotBeNull();
        limiter.Blocked("fresh", "elsewhere").ShouldBeNull();
    }

    [Fact]
    public void Client_TriedFromManyAddresses_IsBlocked()
    {
        var limiter = new FailedAuthenticationLimiter(_time);
        for (var i = 0; i < FailedAuthenticationLimiter.PerClient; i++)
        {
            limiter.Failed("client", "address-" + i);
        }

        limiter.Blocked("client", "fresh").ShouldNotBeNull();
    }

    [Fact]
    public void Success_ClearsThePair()
    {
        var limiter = new FailedAuthenticationLimiter(_time);
        for (var i = 0; i < FailedAuthenticationLimiter.PerPair - 1; i++)
        {
            limiter.Failed("client", "here");
        }

        limiter.Begin("client", "here").ShouldBeNull();
        limiter.Passed("client", "here");
        limiter.Failed("client", "here");

        limiter.Blocked("client", "here").ShouldBeNull();
    }

    // Holds API-60.
    [Fact]
    public void Attempts_CountAsFailedUntilTheyHavePassed_AndLeaveNoTraceThen()
    {
        var limiter = new FailedAuthenticationLimiter(_time);
        for (var i = 0; i < FailedAuthenticationLimiter.PerPair; i++)
        {
            limiter.Begin("client", "here").ShouldBeNull();
        }

        limiter.Begin("client", "here").ShouldBe(FailedAuthenticationLimiter.Window, "those under way are as many as may fail");
        for (var i = 0; i < 2 * FailedAuthenticationLimiter.PerClient; i++)
        {
            limiter.Begin("another", "there").ShouldBeNull();
            limiter.Passed("another", "there");
        }
    }

    [Fact]
    public void Memory_IsBounded()
    {
        var limiter = new FailedAuthenticationLimiter(_time);
        for (var i = 0; i < 3 * FailedAuthenticationLimiter.MaxEntries; i++)
        {
            limiter.Failed("client-" + i, "address-" + i);
        }

        limiter.Count.ShouldBeLessThanOrEqualTo(FailedAuthenticationLimiter.MaxEntries + 3);
    }
}
