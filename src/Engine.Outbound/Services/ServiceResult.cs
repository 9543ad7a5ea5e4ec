using Engine.Flows.Facts;
using Engine.Ports;

namespace Engine.Outbound.Services;

/// <summary>How asking a service ended.</summary>
internal abstract record ServiceResult
{
    private ServiceResult()
    {
    }

    /// <param name="Status">HTTP status.</param>
    /// <param name="Body">UTF-8.</param>
    /// <param name="Fault">Why the body cannot be read, null when it can: snake_case, for the report.</param>
    public sealed record Answered(int Status, ReadOnlyMemory<byte> Body, string? Fault = null) : ServiceResult;

    public sealed record TimedOut : ServiceResult;

    /// <param name="Reason">snake_case, for the report.</param>
    public sealed record Failed(string Reason) : ServiceResult;
}

/// <summary>One question to the service of a connection.</summary>
/// <param name="AccountId">Whose.</param>
/// <param name="ConnectionId">Which.</param>
/// <param name="Target">Path and query behind the base URL.</param>
internal sealed record ServiceCall(AccountId AccountId, string ConnectionId, string Method, string Target, TimeSpan Timeout)
{
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>JSON, null = none.</summary>
    public string? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    /// <summary>Connection only: target and body may hold what must not reach a log.</summary>
    public override string ToString() => ConnectionId;
}

/// <summary>The replies that an interaction gets.</summary>
internal static class ServiceReplies
{
    public static InteractionCommand ToCommand(this ServiceResult result, DateTimeOffset at, long token) => result switch
    {
        ServiceResult.Answered a => new InteractionCommand.ServiceAnswered(at, token, a.Status, a.Body) { Fault = a.Fault },
        ServiceResult.Failed f => new InteractionCommand.EffectFailed(at, token, f.Reason),
        _ => new InteractionCommand.EffectTimedOut(at, token),
    };
}
