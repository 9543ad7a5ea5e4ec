using System.Collections.Concurrent;
using Engine.Ports;
using Engine.Ports.Calls;

namespace Engine.Accounts.Trunks;

/// <summary>How each gateway answered since this process started; learned from calls, so that watching costs no traffic.</summary>
public sealed class TrunkWatch
{
    private readonly ConcurrentDictionary<(TrunkId TrunkId, string Destination), GatewayHealth> _gateways = [];
    private readonly ConcurrentDictionary<TrunkId, bool> _turned = [];

    /// <summary>The trunks of which a gateway began or ceased to answer since this was last asked.</summary>
    public IReadOnlyCollection<TrunkId> TakeTurned() => [.. _turned.Keys.Where(trunk => _turned.TryRemove(trunk, out _))];

    /// <summary>The health of a trunk's gateways, by "address:port".</summary>
    public IReadOnlyDictionary<string, GatewayHealth> Of(TrunkId trunkId) => _gateways
        .Where(entry => string.Equals(entry.Key.TrunkId, trunkId, StringComparison.Ordinal))
        .ToDictionary(entry => entry.Key.Destination, entry => entry.Value, StringComparer.Ordinal);

    /// <summary>Called on signalling threads.</summary>
    public void Note(TrunkId trunkId, string destination, CallEvent happened)
    {
        switch (happened)
        {
            case CallEvent.Ringing or CallEvent.Answered:
                Update(trunkId, destination, health => health with { Responding = true, LastResponseAt = happened.At });
                break;

            // A failure without an exit is the trunk's or our own (MAP-04); one with an exit is an answer about the number.
            case CallEvent.Failed { Failure: { Exit: null } failure }:
                Update(trunkId, destination, health => health with
                {
                    Responding = failure.SipStatus > 0 ? health.Responding : false,
                    LastFailureAt = happened.At,
                    LastFailure = failure.Reason,
                    LastFailureStatus = failure.SipStatus,
                });
                break;
            case CallEvent.Failed { Failure.SipStatus: > 0 }:
                Update(trunkId, destination, health => health with { Responding = true, LastResponseAt = happened.At });
                break;
            default:
                break;
        }
    }

    private void Update(TrunkId trunkId, string destination, Func<GatewayHealth, GatewayHealth> change)
    {
        var key = (trunkId, destination);
        var before = _gateways.GetValueOrDefault(key)?.Responding;
        if (_gateways.AddOrUpdate(key, _ => change(GatewayHealth.Unknown), (_, health) => change(health)).Responding != before)
        {
            _turned[trunkId] = true;
        }
    }
}

/// <summary>What the calls of this process say about one gateway.</summary>
/// <param name="Responding">Whether the last call heard anything of it; null before the first.</param>
/// <param name="LastFailure">Reason of the last technical failure (MAP-04).</param>
public sealed record GatewayHealth(
    bool? Responding, DateTimeOffset? LastResponseAt, DateTimeOffset? LastFailureAt, string? LastFailure, int? LastFailureStatus)
{
    public static readonly GatewayHealth Unknown = new(null, null, null, null, null);
}
