using System.Collections.Concurrent;
using Engine.Sip.Auth;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Auth;

public sealed class NonceCountersTests
{
    // Holds AUTH-02.
    [Fact]
    public void Next_SameNonceOtherAlgorithmOrRealm_CountsApart()
    {
        var counters = new NonceCounters();
        counters.Next(Challenge("a", "n", DigestAlgorithm.Sha256)).ShouldBe(1u);
        counters.Next(Challenge("a", "n", DigestAlgorithm.Md5)).ShouldBe(1u);
        counters.Next(Challenge("b", "n", DigestAlgorithm.Md5)).ShouldBe(1u);
        counters.Next(Challenge("a", "n", DigestAlgorithm.Sha256)).ShouldBe(2u);
        counters.Next(Challenge("a", "m", DigestAlgorithm.Sha256)).ShouldBe(1u);
    }

    // Holds AUTH-04.
    [Fact]
    public void Next_ManyThreads_NeverRepeatsACount()
    {
        var counters = new NonceCounters();
        var seen = new ConcurrentBag<uint>();
        Parallel.For(0, 8, _ =>
        {
            for (var count = 0; count < 1000; count++)
            {
                seen.Add(counters.Next(Challenge("a", "n", DigestAlgorithm.Md5)));
            }
        });
        seen.Order().ShouldBe(Enumerable.Range(1, 8000).Select(count => (uint)count));
    }

    [Fact]
    public void Nonces_AtLimitAndPast_OldestIsForgotten()
    {
        var counters = new NonceCounters(maxNonces: 2);
        counters.Next(Challenge("a", "1", DigestAlgorithm.Md5));
        counters.Next(Challenge("a", "2", DigestAlgorithm.Md5));
        counters.Count.ShouldBe(2);
        counters.Next(Challenge("a", "1", DigestAlgorithm.Md5)).ShouldBe(2u);
        counters.Next(Challenge("a", "3", DigestAlgorithm.Md5)).ShouldBe(1u);
        counters.Count.ShouldBe(2);
        counters.Next(Challenge("a", "2", DigestAlgorithm.Md5)).ShouldBe(2u);
        counters.Next(Challenge("a", "1", DigestAlgorithm.Md5)).ShouldBe(1u);
    }

    private static DigestChallenge Challenge(string realm, string nonce, DigestAlgorithm algorithm) =>
        new(realm, nonce, null, algorithm, null, QopOffer.Auth, IsStale: false, HashesUserName: false);
}
