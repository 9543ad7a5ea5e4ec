using System.Collections;
using System.Runtime.CompilerServices;

namespace Engine.Ports.Trunks;

/// <summary>
/// Trunks in the order in which calls prefer them, prepared once so that a call walks only those that serve its number: five hundred trunks
/// must not make each call five hundred times as dear. Immutable and thread-safe.
/// </summary>
[CollectionBuilder(typeof(TrunkList), nameof(Of))]
public sealed class TrunkList : IReadOnlyList<Trunk>
{
    private readonly Trunk[] _trunks;
    private readonly Dictionary<string, Trunk> _byId = new(StringComparer.Ordinal);

    /// <summary>Enabled trunks that serve every number.</summary>
    private readonly List<Trunk> _everywhere = [];

    /// <summary>Enabled trunks by each of their prefixes.</summary>
    private readonly Dictionary<string, List<Trunk>> _byPrefix = new(StringComparer.Ordinal);
    private readonly int _longest;

    private TrunkList(Trunk[] trunks)
    {
        _trunks = trunks;
        foreach (var trunk in trunks)
        {
            _byId.TryAdd(trunk.TrunkId, trunk);
            if (!trunk.Enabled)
            {
                continue;
            }

            if (trunk.RoutePrefixes.Count == 0)
            {
                _everywhere.Add(trunk);
            }

            foreach (var prefix in trunk.RoutePrefixes.Distinct(StringComparer.Ordinal))
            {
                _longest = Math.Max(_longest, prefix.Length);
                if (!_byPrefix.TryGetValue(prefix, out var serving))
                {
                    _byPrefix[prefix] = serving = [];
                }

                serving.Add(trunk);
            }
        }
    }

    public static TrunkList Empty { get; } = new([]);

    public int Count => _trunks.Length;

    public Trunk this[int index] => _trunks[index];

    public static TrunkList Of(ReadOnlySpan<Trunk> trunks) => new(trunks.ToArray());

    /// <summary>The trunk with that id, enabled or not; null when there is none.</summary>
    public Trunk? Find(TrunkId trunkId) => _byId.GetValueOrDefault(trunkId.Value);

    /// <summary>All enabled trunks, the preferred one first.</summary>
    public IEnumerable<Trunk> Enabled(TrunkId? preferred)
    {
        var first = PreferredOf(preferred);
        if (first is not null)
        {
            yield return first;
        }

        foreach (var trunk in _trunks)
        {
            if (trunk.Enabled && trunk != first)
            {
                yield return trunk;
            }
        }
    }

    /// <summary>
    /// The enabled trunks that serve a number: the preferred one first, then by the longest prefix that matches, then as configured.
    /// </summary>
    /// <param name="number">E.164 with the plus sign.</param>
    /// <param name="preferred">The caller id's own trunk; null for none.</param>
    public IEnumerable<Trunk> Serving(string number, TrunkId? preferred)
    {
        var first = PreferredOf(preferred) is { } one && FitOf(one, number) >= 0 ? one : null;
        if (first is not null)
        {
            yield return first;
        }

        for (var length = Math.Min(_longest, number.Length); length > 0; length--)
        {
            if (!_byPrefix.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(number.AsSpan(0, length), out var serving))
            {
                continue;
            }

            foreach (var trunk in serving)
            {
                // A trunk stands where its longest prefix is.
                if (trunk != first && FitOf(trunk, number) == length)
                {
                    yield return trunk;
                }
            }
        }

        foreach (var trunk in _everywhere)
        {
            if (trunk != first)
            {
                yield return trunk;
            }
        }
    }

    public IEnumerator<Trunk> GetEnumerator() => ((IEnumerable<Trunk>)_trunks).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Length of the longest prefix that matches; 0 when the trunk serves every number, below 0 when it does not serve this one.</summary>
    private static int FitOf(Trunk trunk, string number)
    {
        if (trunk.RoutePrefixes.Count == 0)
        {
            return 0;
        }

        var fit = -1;
        foreach (var prefix in trunk.RoutePrefixes)
        {
            if (prefix.Length > fit && number.StartsWith(prefix, StringComparison.Ordinal))
            {
                fit = prefix.Length;
            }
        }

        return fit;
    }

    private Trunk? PreferredOf(TrunkId? preferred) => preferred is { } id && Find(id) is { Enabled: true } trunk ? trunk : null;
}
