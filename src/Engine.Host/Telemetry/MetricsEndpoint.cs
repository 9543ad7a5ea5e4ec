namespace Engine.Host.Telemetry;

/// <summary><c>GET /metrics</c> for Prometheus.</summary>
internal static class MetricsEndpoint
{
    public static void MapMetrics(this IEndpointRouteBuilder routes) => routes.MapGet("/metrics", Handle)
        .WithName("GetMetrics")
        .WithTags("Health")
        .WithSummary("Figures as Prometheus text.")
        .Produces<string>(StatusCodes.Status200OK, "text/plain");

    private static IResult Handle(IEnumerable<IMetricSource> sources) =>
        TypedResults.Text(PrometheusText.Write(sources.SelectMany(source => source.Read())), PrometheusText.ContentType);
}
