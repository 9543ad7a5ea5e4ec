using Engine.Host.Telemetry;
using Shouldly;
using Xunit;

namespace Engine.Host.Tests.Telemetry;

public sealed class PrometheusTextTests
{
    // Holds API-40.
    [Fact]
    public void Text_GroupsByNameAndEscapesLabels() => PrometheusText.Write(
    [
        new Metric("a_total", MetricKind.Counter, "Counts a.", 3) { Labels = [("kind", "x\"\\\n")] },
        new Metric("b", MetricKind.Gauge, "Shows b.", 0.5),
        new Metric("a_total", MetricKind.Counter, "Counts a.", 4) { Labels = [("kind", "y"), ("side", "z")] },
    ]).ShouldBe("""
        # HELP a_total Counts a.
        # TYPE a_total counter
        a_total{kind="x\"\\\n"} 3
        a_total{kind="y",side="z"} 4
        # HELP b Shows b.
        # TYPE b gauge
        b 0.5

        """.ReplaceLineEndings("\n"));

    [Fact]
    public void Requests_OfMadeUpMethods_ShareOneLabel()
    {
        var figures = new RequestFigures();
        figures.Count("/a", "BREW", 404);
        figures.Count("/a", "WHEN", 404);

        var metric = figures.Read().ShouldHaveSingleItem();
        metric.Value.ShouldBe(2);
        metric.Labels.ShouldContain(("method", "other"));
    }
}
