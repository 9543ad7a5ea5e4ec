using Engine.Actors.Sharding;
using Engine.Ports.Journal;

namespace Engine.Actors.Interactions;

/// <summary>Gives each shard its interactions in flight; the store is read once for all shards that are acquired together.</summary>
internal sealed class InFlightInteractions(IInteractionDirectory directory) : IEntityDirectory
{
    private readonly Lock _gate = new();
    private Task<ILookup<int, string>>? _read;
    private HashSet<int> _served = [];

    public async ValueTask<IReadOnlyList<string>> InFlightAsync(int shard, CancellationToken cancellation = default)
    {
        Task<ILookup<int, string>> read;
        lock (_gate)
        {
            // A shard that asks again was lost in between, or its reading failed: the earlier reading is stale.
            if (_read is null || _read.IsFaulted || !_served.Add(shard))
            {
                _read = ReadAsync(CancellationToken.None);
                _served = [shard];
            }

            read = _read;
        }

        return [.. (await read.WaitAsync(cancellation))[shard]];
    }

    private async Task<ILookup<int, string>> ReadAsync(CancellationToken cancellation)
    {
        var found = new List<(int Shard, string Id)>();
        await foreach (var id in directory.InFlightAsync(cancellation))
        {
            if (!ShardedId.TryGetShard(id, out var shard))
            {
                throw new InvalidOperationException($"{id} is in flight and is no interaction id.");
            }

            found.Add((shard, id));
        }

        return found.ToLookup(f => f.Shard, f => f.Id);
    }
}
