using System.Collections.Frozen;
using Engine.Flows.Document.Shapes;

namespace Engine.Flows.Document;

/// <summary>What a document names of its account, each once: whoever checks it looks these up, and nothing else of the account.</summary>
public sealed record FlowReferences
{
    public static FlowReferences None { get; } = new();

    /// <summary>In E.164.</summary>
    public IReadOnlySet<string> Numbers { get; init; } = FrozenSet<string>.Empty;

    /// <summary>By id.</summary>
    public IReadOnlySet<string> Trunks { get; init; } = FrozenSet<string>.Empty;

    /// <summary>By id.</summary>
    public IReadOnlySet<string> Prompts { get; init; } = FrozenSet<string>.Empty;

    /// <summary>By name.</summary>
    public IReadOnlySet<string> Functions { get; init; } = FrozenSet<string>.Empty;

    /// <summary>By id or name.</summary>
    public IReadOnlySet<string> Connections { get; init; } = FrozenSet<string>.Empty;

    /// <summary>By id or name.</summary>
    public IReadOnlySet<string> RingGroups { get; init; } = FrozenSet<string>.Empty;

    internal static FlowReferences Of(IReadOnlyList<ShapeLeaf> leaves)
    {
        return new FlowReferences
        {
            Numbers = Named(TextMeaning.AccountNumber),
            Trunks = Named(TextMeaning.Trunk),
            Prompts = Named(TextMeaning.Prompt),
            Functions = Named(TextMeaning.Function),
            Connections = Named(TextMeaning.Connection),
            RingGroups = Named(TextMeaning.RingGroup),
        };

        HashSet<string> Named(TextMeaning meaning) => leaves.Where(leaf => leaf.Meaning == meaning).Select(leaf => leaf.Value).ToHashSet(StringComparer.Ordinal);
    }
}
