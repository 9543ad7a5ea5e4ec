using System.Collections.Concurrent;
using Engine.Flows.Components;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Ports.Flows;

namespace Engine.Actors.Interactions;

/// <summary>Published versions ready to run on. A version never changes, so each is read and parsed once; thread-safe.</summary>
public sealed class FlowVersions(IFlowCatalog catalog)
{
    /// <summary>Versions kept; beyond it all are forgotten and read again as they are needed.</summary>
    private const int KeptMax = 1_000;

    private readonly ConcurrentDictionary<string, PublishedFlow> _known = new(StringComparer.Ordinal);

    /// <summary>A version that was read before; null when it was not.</summary>
    public PublishedFlow? Known(string flowVersionId) => _known.GetValueOrDefault(flowVersionId);

    /// <summary>One version by its id.</summary>
    /// <exception cref="InvalidOperationException">There is no such version, or it cannot be read: while something runs on a version it is not deleted, so the store is damaged.</exception>
    public async ValueTask<PublishedFlow> FindAsync(string flowVersionId, CancellationToken cancellation)
    {
        if (_known.TryGetValue(flowVersionId, out var flow))
        {
            return flow;
        }

        var stored = await catalog.FindVersionAsync(flowVersionId, cancellation)
            ?? throw new InvalidOperationException($"There is no flow version {flowVersionId}.");
        return Read(stored);
    }

    /// <summary>A stored version, made ready.</summary>
    public PublishedFlow Read(StoredFlowVersion stored)
    {
        if (_known.TryGetValue(stored.FlowVersionId, out var known))
        {
            return known;
        }

        var reading = FlowReader.Read(stored.Document, BuiltInComponents.Registry.Form);
        if (reading.Document is not { } document || reading.Faults.Count > 0)
        {
            throw new InvalidOperationException($"Flow version {stored.FlowVersionId} cannot be read: {string.Join(' ', reading.Faults)}");
        }

        var flow = PublishedFlow.Create(new FlowVersionIdentity(stored.FlowId, stored.FlowVersionId, stored.Number), document, BuiltInComponents.Registry);
        if (_known.Count >= KeptMax)
        {
            _known.Clear();
        }

        return _known.GetOrAdd(stored.FlowVersionId, flow);
    }
}
