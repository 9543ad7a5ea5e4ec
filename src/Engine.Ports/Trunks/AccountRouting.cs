namespace Engine.Ports.Trunks;

/// <summary>Everything that decides how an account's calls leave.</summary>
/// <param name="Numbers">The account's own numbers, E.164 with the plus sign: the only caller ids it may show.</param>
/// <param name="Trunks">In order of preference.</param>
public sealed record AccountRouting(string AccountId, IReadOnlySet<string> Numbers, IReadOnlyList<Trunk> Trunks, DestinationPolicy Policy)
{
    /// <summary>Trunk to prefer for calls from a number, by number.</summary>
    public IReadOnlyDictionary<string, string> PreferredTrunks { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
