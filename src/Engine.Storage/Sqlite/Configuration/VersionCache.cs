using System.Diagnostics.CodeAnalysis;
using Engine.Ports.Flows;

namespace Engine.Storage.Sqlite.Configuration;

/// <summary>Flow versions in memory. A version never changes, so nothing here grows stale; past its size the oldest entries go.</summary>
internal sealed class VersionCache(long bytesMax)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, StoredFlowVersion> _versions = new(StringComparer.Ordinal);
    private readonly Queue<StoredFlowVersion> _order = new();
    private long _bytes;

    public bool TryGet(string versionId, [NotNullWhen(true)] out StoredFlowVersion? version)
    {
        lock (_gate)
        {
            return _versions.TryGetValue(versionId, out version);
        }
    }

    public void Add(StoredFlowVersion version)
    {
        lock (_gate)
        {
            if (!_versions.TryAdd(version.FlowVersionId, version))
            {
                return;
            }

            _order.Enqueue(version);
            _bytes += version.Document.Length;
            while (_bytes > bytesMax && _order.Count > 1)
            {
                var oldest = _order.Dequeue();
                _versions.Remove(oldest.FlowVersionId);
                _bytes -= oldest.Document.Length;
            }
        }
    }
}
