using System.Collections.Frozen;

namespace Engine.Api.Live;

/// <summary>What a stream can tell of, and the scope that each needs.</summary>
public static class LiveTopics
{
    public const string Interaction = "interaction";
    public const string Draft = "draft";
    public const string Published = "published";
    public const string Trunk = "trunk";
    public const string Node = "node";

    /// <summary>In the order in which the description lists them.</summary>
    internal static readonly IReadOnlyList<string> All = [Interaction, Draft, Published, Trunk, Node];

    /// <summary>What a stream tells of when nothing is asked for.</summary>
    internal static readonly IReadOnlySet<string> Default = new[] { Interaction }.ToFrozenSet();

    /// <summary>Null for a topic that whoever is signed in may hear of, as anybody may ask /health/ready.</summary>
    internal static string? ScopeOf(string topic) => topic switch
    {
        Interaction => Scopes.ReadInteractions,
        Draft or Published => Scopes.ReadFlows,
        Trunk => Scopes.ReadTrunks,
        _ => null,
    };

    /// <summary>The first scope that is missing; null when all topics may be heard.</summary>
    internal static string? Missing(this ScopeSet held, IReadOnlySet<string> topics) =>
        All.Where(topics.Contains).Select(ScopeOf).FirstOrDefault(scope => scope is not null && !held.Covers(scope));
}
