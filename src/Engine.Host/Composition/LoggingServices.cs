namespace Engine.Host.Composition;

/// <summary>Logs go to the console, one line each; section <c>logging</c> sets levels as usual in .NET.</summary>
internal static class LoggingServices
{
    public static IServiceCollection AddEngineLogging(this IServiceCollection services, IConfiguration configuration) => services.AddLogging(logging =>
    {
        logging.AddConfiguration(configuration.GetSection("logging"));
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
        });
    });
}
