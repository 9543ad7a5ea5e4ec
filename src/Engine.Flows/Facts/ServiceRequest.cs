namespace Engine.Flows.Facts;

/// <summary>One outgoing HTTP request of a step, all values filled in. The connection adds base URL and credentials.</summary>
/// <param name="ConnectionId">Connection of the account.</param>
/// <param name="Method">GET, POST, PUT, PATCH or DELETE.</param>
/// <param name="Target">Path and query relative to the connection's base URL; starts with /.</param>
/// <param name="Headers">Further headers.</param>
/// <param name="Body">JSON, null = none.</param>
/// <param name="TimeoutSeconds">For the whole exchange.</param>
/// <param name="Sensitive">Holds a sensitive value: neither target nor body may be logged or traced.</param>
public sealed record ServiceRequest(
    string ConnectionId, string Method, string Target, IReadOnlyDictionary<string, string> Headers, string? Body, int TimeoutSeconds, bool Sensitive)
{
    /// <summary>Header by which a service tells a repetition from another request.</summary>
    public const string IdempotencyKey = "Idempotency-Key";

    public static string KeyOf(string interactionId, string effectId) => $"{interactionId}-{effectId}";

    /// <summary>Shows where it goes, never what it carries.</summary>
    public override string ToString() => $"{Method} {ConnectionId}";
}
