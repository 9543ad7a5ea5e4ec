using Engine.Accounts.Functions;
using Engine.Functions;
using Engine.Functions.Pool;
using Engine.Functions.Worker;
using Engine.Host.Telemetry;
using Engine.Ports.Effects;

namespace Engine.Host.Composition;

/// <summary>JavaScript functions of accounts and the worker processes they run in.</summary>
internal static class FunctionServices
{
    private const string WorkersKey = "functions:workers";
    public const string Folder = "function-workers";

    public static IServiceCollection AddFunctions(this IServiceCollection services, IConfiguration configuration, EngineSettings settings) => services
        .AddSingleton(provider => new FunctionPool(
            Config(configuration, settings), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<FunctionPool>>()))
        .AddSingleton<FunctionTrials>()
        .AddSingleton<IScriptCheck>(provider => provider.GetRequiredService<FunctionTrials>())
        .AddSingleton<IFunctionTrial>(provider => provider.GetRequiredService<FunctionTrials>())
        .AddSingleton<IEffectRunner>(provider => new RunFunctionRunner(
            provider.GetRequiredService<IFunctionStore>(), provider.GetRequiredService<FunctionPool>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<IMetricSource, FunctionFigures>()
        .AddHostedService<FunctionWarmUp>();

    private static WorkerConfig Config(IConfiguration configuration, EngineSettings settings)
    {
        var (program, arguments) = EngineBinary.Command(FunctionWorker.Command);
        var config = new WorkerConfig { Command = [program, .. arguments], Folder = Path.GetFullPath(Path.Combine(settings.DataFolder, Folder)) };
        return configuration.GetValue<int?>(WorkersKey) is { } workers ? config with { Workers = workers } : config;
    }
}
