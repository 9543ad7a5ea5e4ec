namespace Engine.Host.Composition;

/// <summary>Logs go to the console, one line each; section <c>logging</c> sets levels as usual in .NET.</summary>
internal static class LoggingServices
{
    public static IServiceCollection AddEngineLogging(this IServiceCollection services, IConfiguration configuration) => services.AddLogging(logging =>
    {
        logging.AddFilter("Microsoft", LogLevel.Warning);

        // One warns at the first start of what docs/journal.md explains, the other calls every missing token an event.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        logging.AddFilter("Engine.Host.OAuth.BearerHandler", LogLevel.Warning);

        // One line for each connection that is closed unanswered would be a flood of its own; engine_http_connections tells.
        logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel.Connections", LogLevel.Error);

        // A start that fails is told by the command, in one line where the cause is known; here it would come first, with a stack trace.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        logging.AddConfiguration(configuration.GetSection("logging"));
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
        });
    });
}
