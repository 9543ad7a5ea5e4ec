using Engine.Host.Health;
using Engine.Host.Retention;
using Engine.Host.Telemetry;

namespace Engine.Host.Composition;

/// <summary>Everything that has figures to show.</summary>
internal static class TelemetryServices
{
    public static IServiceCollection AddTelemetry(this IServiceCollection services) => services
        .AddSingleton<ActorSignals>()
        .AddAdapter<RequestFigures>(typeof(IMetricSource))
        .AddSingleton<IMetricSource>(provider => provider.GetRequiredService<ConnectionLimit>())
        .AddSingleton<IMetricSource, NodeFigures>()
        .AddHostedService<StandingHints>()
        .AddHostedService<IdleMemory>()
        .AddSingleton<RetentionService>()
        .AddHostedService(provider => provider.GetRequiredService<RetentionService>())
        .AddSingleton<IMetricSource>(provider => provider.GetRequiredService<RetentionService>())
        .AddSingleton<IMetricSource, ActorFigures>()
        .AddSingleton<IMetricSource, SpeechFigures>()
        .AddSingleton<IMetricSource, OutboundFiguresSource>()
        .AddSingleton<IMetricSource, SipFigures>()
        .AddSingleton<IMetricSource, MediaFiguresSource>();
}
