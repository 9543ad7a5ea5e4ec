using Engine.Api.Json;
using Engine.Host.Composition;
using Engine.Ports.Speech;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Engine.Host.Health;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it should get new requests.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", Live)
            .WithName("GetLiveness")
            .WithTags("Health")
            .WithSummary("200 while the process answers at all.")
            .Produces<Liveness>();
        routes.MapGet("/health/ready", ReadyAsync)
            .WithName("GetReadiness")
            .WithTags("Health")
            .WithSummary("503 while warming up or draining, without store or with a failed part.")
            .Produces<ReadinessBody>()
            .Produces<ReadinessBody>(StatusCodes.Status503ServiceUnavailable);
    }

    private static IResult Live() => TypedResults.Json(new Liveness("live"), ApiJson.Options);

    /// <summary>The checks that Akka.Hosting brings say whether the actor system runs and has joined; another room's checks would be heard here too.</summary>
    private static async Task<IResult> ReadyAsync(
        HealthCheckService checks, Readiness readiness, ISpeechSynthesizer speech, ISpeechRecognizer recognizer, CancellationToken cancellation)
    {
        var actors = (await checks.CheckHealthAsync(cancellation)).Status == HealthStatus.Healthy && readiness.ActorsAreHealthy;
        var ready = readiness.IsReady && actors;
        var status = ready || !readiness.IsReady ? readiness.Status : "degraded";
        return TypedResults.Json(
            new ReadinessBody(
                status, readiness.StoreIsHealthy, readiness.DialogsAreNoted, actors, speech.Capabilities.IsAvailable, recognizer.Capabilities.IsAvailable),
            ApiJson.Options,
            statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    internal sealed record Liveness(string Status);

    /// <summary>Why this node is, or is not, ready.</summary>
    /// <param name="Status">ready, starting, warming_up, draining or degraded.</param>
    /// <param name="Dialogs">Whether open dialogs are noted for a crash.</param>
    /// <param name="Speech">Whether a speech engine was found; flows without spoken text run without.</param>
    /// <param name="Recognition">Whether an engine that understands speech was found; flows that listen fail without one.</param>
    internal sealed record ReadinessBody(string Status, bool Store, bool Dialogs, bool Actors, bool Speech, bool Recognition);
}
