using System.Collections.Frozen;
using Engine.Flows.Document;

namespace Engine.Flows.Components.Steps;

/// <summary>The kinds of step that flows may have, by name.</summary>
public sealed class ComponentRegistry
{
    private readonly FrozenDictionary<string, Component> _byKind;

    /// <exception cref="ArgumentException">Two components have one name.</exception>
    public ComponentRegistry(params IEnumerable<Component> components)
    {
        _byKind = components.ToDictionary(c => c.Kind, StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal);
        All = [.. _byKind.Values.OrderBy(c => c.Kind, StringComparer.Ordinal)];
        Form = new FlowForm([.. All.Select(c => new StepForm(c.Kind, c.Title, c.Settings))]);
    }

    /// <summary>In alphabetical order of their kinds.</summary>
    public IReadOnlyList<Component> All { get; }

    /// <summary>The form of documents with these kinds of step.</summary>
    public FlowForm Form { get; }

    /// <summary>Null for an unknown kind.</summary>
    public Component? Find(string kind) => _byKind.GetValueOrDefault(kind);

    /// <exception cref="ArgumentException">No such kind.</exception>
    internal Component Get(string kind) => Find(kind) ?? throw new ArgumentException($"There is no component {kind}.", nameof(kind));
}
