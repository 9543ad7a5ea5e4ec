using Engine.Outbound;
using Engine.Outbound.Http;
using Engine.Outbound.Services;
using Engine.Ports.Effects;
using Engine.Ports.Outbound;

namespace Engine.Host.Composition;

/// <summary>HTTP to the outside world, and the components that ask services over it.</summary>
internal static class OutboundServices
{
    private const string AllowedKey = "allowed";

    public static IServiceCollection AddOutbound(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(new OutboundConfig { Allowed = [.. SettingList.Of(configuration.GetSection(OutboundConfig.Section).GetSection(AllowedKey))] })
        .AddAdapter<OutboundHttp>(typeof(IOutboundHttp))
        .AddSingleton<ServiceRunners>()
        .AddSingleton<IEffectRunner>(provider => provider.GetRequiredService<ServiceRunners>().Actions)
        .AddSingleton<IEffectRunner>(provider => provider.GetRequiredService<ServiceRunners>().Queries);
}
