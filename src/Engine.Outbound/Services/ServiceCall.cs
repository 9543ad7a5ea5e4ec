namespace Engine.Outbound.Services;

/// <summary>One question to the service of a connection.</summary>
/// <param name="AccountId">Whose.</param>
/// <param name="ConnectionId">Which.</param>
/// <param name="Target">Path and query behind the base URL.</param>
internal sealed record ServiceCall(string AccountId, string ConnectionId, string Method, string Target, TimeSpan Timeout)
{
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>JSON, null = none.</summary>
    public string? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    /// <summary>Connection only: target and body may hold what must not reach a log.</summary>
    public override string ToString() => ConnectionId;
}
