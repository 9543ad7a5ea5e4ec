using Engine.Api;
using Engine.Api.Console;
using Engine.Host.Health;
using Engine.Host.Retention;
using Engine.Host.Telemetry;
using Engine.Host.WarmUp;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Engine.Host.Composition;

/// <summary>Puts the whole engine together as one web application.</summary>
internal static class EngineServer
{
    /// <summary>Largest body Kestrel takes at all; each endpoint has a lower limit of its own.</summary>
    public const int MaxBodyBytes = 1024 * 1024;

    /// <summary>A client that sends its headers slower than this is cut off.</summary>
    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(10);

    /// <param name="settings">Where configuration comes from.</param>
    /// <param name="replace">Runs last: tests put simulated telephony in place of the real one.</param>
    public static WebApplication Build(EngineSettings settings, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "engine" });
        settings.AddTo(builder.Configuration);
        var configuration = builder.Configuration;
        var server = configuration.GetSection(ServerConfig.Section).Get<ServerConfig>() ?? new ServerConfig();
        var services = builder.Services;
        services.AddSingleton(settings).AddSingleton(server).AddSingleton(TimeProvider.System);
        services.AddEngineLogging(configuration);
        services.AddSqliteStorage(settings).AddSingleton(configuration.GetSection(RetentionSettings.Section).Get<RetentionSettings>() ?? new RetentionSettings());
        services.AddAccounts(configuration);
        services.AddOutbound(configuration);
        services.AddFunctions(configuration, settings);
        services.AddSpeech(configuration, settings);
        services.AddPrompts();
        services.AddTelephony(configuration, settings).AddHostedService<TrunkPeers>();
        services.AddActors(server, configuration);
        services.AddHttpApi(new PublicAddress(server.PublicUrl)).AddSingleton(_ => ConsoleFiles.Of(typeof(EngineServer).Assembly));
        services.AddTelemetry();
        services.AddHostedService<WarmUpService>();
        replace?.Invoke(services);
        services.AddSingleton(provider => new ConnectionLimit(
            server.MaxConnections, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ConnectionLimit>>()));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Limit(kestrel, server.MaxConnections)).UseUrls(server.Listen.Split(';'));
        return Map(builder.Build());
    }

    private static WebApplication Map(WebApplication app)
    {
        app.UseTrustedProxies(TrustedProxies.Of(app.Configuration));
        app.UseMiddleware<RequestCount>();
        app.UseMiddleware<CrowdedConnections>();
        app.UseApi();
        app.MapApi();
        app.MapHealth();
        app.MapMetrics();
        app.MapOpenApi("/openapi/{documentName}.json");
        return app;
    }

    private static void Limit(KestrelServerOptions kestrel, int connections)
    {
        var counted = kestrel.ApplicationServices.GetRequiredService<ConnectionLimit>();
        kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(counted.Count));
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
        kestrel.Limits.MaxConcurrentConnections = connections + ConnectionLimit.Reserve;
        kestrel.Limits.RequestHeadersTimeout = HeadersTimeout;
    }
}
