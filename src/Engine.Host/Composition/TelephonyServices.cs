using Engine.Actors.Ports;

namespace Engine.Host.Composition;

/// <summary>SIP and RTP.</summary>
internal static class TelephonyServices
{
    public static IServiceCollection AddTelephony(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(configuration.GetSection(SipConfig.Section).Get<SipConfig>() ?? new SipConfig())
        .AddSingleton<ICallPort, NoTelephony>();
}
