using Akka.Actor;
using Akka.Cluster.Sharding;
using Engine.Actors.Hosting;
using Engine.Ports;
using Engine.Ports.Throttle;

namespace Engine.Actors.Throttle;

/// <summary>The way to the token buckets of all accounts: one entity for each, hash-sharded.</summary>
/// <param name="region">The shard region of the buckets, or what stands in for it.</param>
public sealed class ThrottleBuckets(IActorRef region, TimeProvider time)
{
    /// <summary>Name of the region.</summary>
    public const string Region = "throttle";

    /// <summary>An account's bucket is asked by its id.</summary>
    public static IMessageExtractor Extractor { get; } = new ByAccount();

    /// <summary>How to make the bucket of an account.</summary>
    public static Props Props(AccountId accountId, IThrottleSettings settings, TimeProvider time, IClusterAge cluster) =>
        ActorProps.Of(() => new AccountThrottleActor(accountId, settings, time, cluster));

    /// <summary>Takes one token, or sees what taking one would say.</summary>
    internal async Task<ThrottleVerdict> AskAsync(IForBucket question, TimeSpan patience) =>
        await region.AskAsync<ThrottleVerdict>(question, patience, time) ?? ThrottleVerdict.OutOfReach;

    /// <summary>Accounts are spread over a fixed number of shards, which must be the same on every node.</summary>
    private sealed class ByAccount() : HashCodeMessageExtractor(Shards)
    {
        private const int Shards = 64;

        public override string? EntityId(object message) => (message as IForBucket)?.AccountId.Value;
    }
}
