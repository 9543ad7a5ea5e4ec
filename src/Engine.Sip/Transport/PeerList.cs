using System.Net;
using Engine.Sip.Counters;

namespace Engine.Sip.Transport;

/// <summary>
/// Who may talk to us (SEC-01): the configured addresses, and for as long as a call needs it the addresses its dialog points to. Each peer has a
/// token bucket (SEC-02). The configured set may be replaced from any thread; the rest belongs to the shard.
/// </summary>
internal sealed class PeerList
{
    private readonly Dictionary<SipEndpoint, int> _dialogTargets = [];
    private readonly Dictionary<SipEndpoint, Bucket> _buckets = [];
    private HashSet<SipEndpoint> _configured = [];

    /// <summary>Datagrams a second from one address; a burst of one second is allowed.</summary>
    internal int PerSecond { get; set; } = 20_000;

    /// <summary>Replaces the configured addresses.</summary>
    internal void Configure(IEnumerable<IPAddress> addresses) =>
        Volatile.Write(ref _configured, addresses.Select(address => SipEndpoint.From(address, 0)).ToHashSet());

    internal bool IsConfigured(in SipEndpoint source) => Volatile.Read(ref _configured).Contains(source.AnyPort);

    /// <summary>Lets in an address that a dialog sends to.</summary>
    internal void Hold(in SipEndpoint target)
    {
        var key = target.AnyPort;
        _dialogTargets[key] = _dialogTargets.GetValueOrDefault(key) + 1;
    }

    internal void LetGo(in SipEndpoint target)
    {
        var key = target.AnyPort;
        var left = _dialogTargets.GetValueOrDefault(key) - 1;
        if (left > 0)
        {
            _dialogTargets[key] = left;
        }
        else
        {
            _dialogTargets.Remove(key);
        }
    }

    /// <summary>Decides on a datagram by its source alone, and gives the reason of a refusal.</summary>
    internal bool Admits(in SipEndpoint source, long now, out SipEvent refusal)
    {
        var key = source.AnyPort;
        refusal = SipEvent.DroppedUnknownSource;
        if (!Volatile.Read(ref _configured).Contains(key) && !_dialogTargets.ContainsKey(key))
        {
            return false;
        }

        refusal = SipEvent.DroppedOverRate;
        if (!_buckets.TryGetValue(key, out var bucket))
        {
            bucket = new Bucket(PerSecond, now);
        }

        var tokens = Math.Min(PerSecond, bucket.Tokens + ((now - bucket.At) * (double)PerSecond / TimeSpan.TicksPerSecond));
        var admitted = tokens >= 1;
        _buckets[key] = new Bucket(admitted ? tokens - 1 : tokens, now);
        return admitted;
    }

    private readonly record struct Bucket(double Tokens, long At);
}
