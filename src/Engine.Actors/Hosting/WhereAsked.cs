using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster.Sharding;

namespace Engine.Actors.Hosting;

/// <summary>
/// A shard begins where it is first asked for, and stays there while that node lives: a live call has its socket and its sound on its node and
/// cannot be moved. Shards of a node that is gone go to the node that asks for them, or to the one with the fewest.
/// </summary>
internal sealed class WhereAsked : IShardAllocationStrategy
{
    public Task<IActorRef> AllocateShard(IActorRef requester, string shardId, IImmutableDictionary<IActorRef, IImmutableList<string>> currentShardAllocations) =>
        Task.FromResult(currentShardAllocations.ContainsKey(requester) ? requester : currentShardAllocations.MinBy(region => region.Value.Count).Key);

    public Task<IImmutableSet<string>> Rebalance(IImmutableDictionary<IActorRef, IImmutableList<string>> currentShardAllocations, IImmutableSet<string> rebalanceInProgress) =>
        Task.FromResult<IImmutableSet<string>>(ImmutableHashSet<string>.Empty);
}
