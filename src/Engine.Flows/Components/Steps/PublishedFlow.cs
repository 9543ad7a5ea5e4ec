using System.Collections.Frozen;
using Engine.Flows.Document;

namespace Engine.Flows.Components.Steps;

/// <summary>An immutable flow version that interactions run on.</summary>
public sealed class PublishedFlow
{
    private readonly FrozenDictionary<string, PublishedStep> _steps;

    private PublishedFlow(FlowVersionIdentity identity, FlowDocument document, ComponentRegistry components)
    {
        Identity = identity;
        Document = document;
        _steps = document.Steps.ToFrozenDictionary(
            s => s.Key, s => new PublishedStep(s.Key, s.Value, components.Get(s.Value.Type)), StringComparer.Ordinal);
        SensitiveVariables = Taint.Of(document, _steps.Values);
        ContentHash = FlowWriter.ContentHash(document);
    }

    public FlowVersionIdentity Identity { get; }

    public FlowDocument Document { get; }

    /// <summary>SHA-256 of the canonical JSON, lower-case hex.</summary>
    public string ContentHash { get; }

    public IEnumerable<PublishedStep> Steps => _steps.Values;

    public string Entry => Document.Entry!;

    /// <summary>Variables that may hold a sensitive value at any time.</summary>
    public IReadOnlySet<string> SensitiveVariables { get; }

    /// <summary>Makes a version from a document that passed <see cref="Engine.Flows.Validation.FlowValidator"/>.</summary>
    /// <exception cref="ArgumentException">The document names an unknown component or no entry.</exception>
    public static PublishedFlow Create(FlowVersionIdentity identity, FlowDocument document, ComponentRegistry components)
    {
        if (document.Entry is null || !document.Steps.ContainsKey(document.Entry))
        {
            throw new ArgumentException("The flow has no entry step; validate it before publishing.", nameof(document));
        }

        return new PublishedFlow(identity, document, components);
    }

    internal PublishedStep Step(string id) => _steps[id];

    internal PublishedStep? Find(string? id) => id is null ? null : _steps.GetValueOrDefault(id);
}
