using System.Net;
using Engine.Accounts.Trunks;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Ports;
using Engine.Ports.Outbound;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Trunks;

/// <summary><c>GET /v1/trunks/{id}/status</c>: how the trunk's gateways fared in the calls of this process, and whether it can log in.</summary>
internal static class GetTrunkStatus
{
    public static async Task<IResult> HandleAsync(
        HttpContext context, [FromRoute(Name = "trunk_id")] string trunkId, ITrunkStore trunks, IHostResolver hosts, TrunkWatch watch)
    {
        if (await trunks.FindAsync(context.AccountId(), new TrunkId(trunkId), context.RequestAborted) is not { } trunk)
        {
            return new ApiProblem(ApiErrors.NotFound);
        }

        var password = await trunks.FindPasswordAsync(context.AccountId(), new TrunkId(trunkId), context.RequestAborted);
        var readable = password is null ? (bool?)null : password.Open() is not null;
        var known = watch.Of(new TrunkId(trunkId));
        var gateways = new List<GatewayStatus>();
        foreach (var gateway in trunk.Gateways)
        {
            var address = await hosts.FindAsync(gateway.Host, context.RequestAborted);
            var health = address is null
                ? GatewayHealth.Unknown
                : known.GetValueOrDefault(new IPEndPoint(address, gateway.Port).ToString(), GatewayHealth.Unknown);
            gateways.Add(new GatewayStatus(
                gateway.Host,
                gateway.Port,
                address?.ToString(),
                State(address, health),
                health.LastResponseAt,
                health.LastFailureAt,
                health.LastFailure,
                health.LastFailureStatus));
        }

        // No call leaves over a trunk that cannot log in, however its gateways fared before (AUTH-12).
        var state = !trunk.Enabled ? "disabled" : readable is false && trunk.AuthUser is not null ? "down" : Overall(gateways);
        return ApiJson.Answer(new TrunkStatus(trunkId, trunk.Enabled, state, readable, gateways));
    }

    private static string State(IPAddress? address, GatewayHealth health) => (address, health.Responding) switch
    {
        (null, _) => "unresolved",
        (_, null) => "unknown",
        (_, true) => "up",
        (_, false) => "down",
    };

    /// <summary>A trunk is as good as the best of its gateways.</summary>
    private static string Overall(IReadOnlyList<GatewayStatus> gateways) =>
        gateways.Any(gateway => gateway.State == "up") ? "up"
        : gateways.Any(gateway => gateway.State == "unknown") ? "unknown"
        : "down";
}

/// <summary>How a trunk stands.</summary>
/// <param name="State">up, down, unknown (no call yet) or disabled.</param>
/// <param name="PasswordReadable">False: the stored password cannot be decrypted, so that no call goes over the trunk until it is set again; null when none is stored.</param>
internal sealed record TrunkStatus(string TrunkId, bool Enabled, string State, bool? PasswordReadable, IReadOnlyList<GatewayStatus> Gateways);

/// <summary>How one gateway stands.</summary>
/// <param name="Address">What the host resolves to; null when it does not.</param>
/// <param name="State">up, down, unknown (no call yet) or unresolved.</param>
/// <param name="LastFailure">Reason of the last technical failure.</param>
internal sealed record GatewayStatus(
    string Host,
    int Port,
    string? Address,
    string State,
    DateTimeOffset? LastResponseAt,
    DateTimeOffset? LastFailureAt,
    string? LastFailure,
    int? LastFailureStatus);
