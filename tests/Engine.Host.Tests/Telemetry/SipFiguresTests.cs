using Engine.Host.Telemetry;
using Engine.Sip.Counters;
using Shouldly;
using Xunit;

namespace Engine.Host.Tests.Telemetry;

public sealed class SipFiguresTests
{
    [Fact]
    public void Of_FigureThatGoesDownAgain_IsAGauge()
    {
        var metric = SipFigures.Of(new SipMetric("calls_live", "slots", 3, IsGauge: true));

        metric.Kind.ShouldBe(MetricKind.Gauge);
        metric.Name.ShouldBe("engine_sip_calls_live");
        metric.Value.ShouldBe(3);
    }

    [Fact]
    public void Of_FigureThatOnlyGrows_IsACounter()
    {
        var metric = SipFigures.Of(new SipMetric("responses_in", "486", 7));

        metric.Kind.ShouldBe(MetricKind.Counter);
        metric.Name.ShouldBe("engine_sip_responses_in_total");
        metric.Labels.ShouldBe([("kind", "486")]);
    }
}
