namespace Engine.Host.Composition;

/// <summary>One adapter, made once, under its own name and as each of its ports.</summary>
internal static class Adapters
{
    public static IServiceCollection AddAdapter<TAdapter>(this IServiceCollection services, params Type[] ports)
        where TAdapter : class => services.AddSingleton<TAdapter>().AddPorts<TAdapter>(ports);

    public static IServiceCollection AddAdapter<TAdapter>(this IServiceCollection services, Func<IServiceProvider, TAdapter> make, params Type[] ports)
        where TAdapter : class => services.AddSingleton(make).AddPorts<TAdapter>(ports);

    private static IServiceCollection AddPorts<TAdapter>(this IServiceCollection services, Type[] ports)
        where TAdapter : class
    {
        foreach (var port in ports)
        {
            services.AddSingleton(port, provider => provider.GetRequiredService<TAdapter>());
        }

        return services;
    }
}
