using System.CommandLine;
using System.Net.Sockets;
using Engine.Host.Composition;
using Engine.Host.WarmUp;

namespace Engine.Host.Commands;

/// <summary><c>serve</c>: the engine, until SIGTERM or Ctrl+C.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var common = new CommonOptions();
        var listen = new Option<string?>("--listen", "-l") { Description = "HTTP address, such as http://0.0.0.0:8080." };
        var publicUrl = new Option<string?>("--public-url") { Description = "How clients reach the HTTP server." };
        var sip = new Option<string?>("--sip") { Description = "SIP address and UDP port, such as 0.0.0.0:5060." };
        var command = new Command("serve", "Run the engine. An empty folder gets a store and an account.") { listen, publicUrl, sip };
        common.AddTo(command, withAccount: false);
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed,
            common.Settings(
                parsed,
                ("server:listen", parsed.GetValue(listen)),
                ("server:public_url", parsed.GetValue(publicUrl)),
                ("sip:listen", parsed.GetValue(sip))),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, EngineSettings settings, CancellationToken cancellation)
    {
        if (Refusal(settings) is { } why)
        {
            return CommandOutput.Refuse(parsed, why);
        }

        await using var app = EngineServer.Build(settings, services => services.AddSingleton<IWarmUp, PracticeCalls>());
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (Exception fault) when (SocketFaultIn(fault) is { } socket)
        {
            // Somebody took an address since it was tried. Asked again, it can be named; unless it is free by now.
            await app.DisposeAsync();
            return CommandOutput.Refuse(
                parsed, Refusal(settings) ?? ListenAddresses.Words("An address", "server:listen, sip:listen or media:first_port", socket.SocketErrorCode));
        }

        await NextSteps.PrintAsync(CommandOutput.Console(parsed), CommandOutput.IsTerminal(parsed), app.Services, cancellation);
        await app.WaitForShutdownAsync(cancellation);
        return ExitCode.Done;
    }

    /// <summary>The refusal of an address, however many layers have wrapped it; hosted services may fail together.</summary>
    internal static SocketException? SocketFaultIn(Exception? fault) => fault switch
    {
        null => null,
        SocketException socket => socket,
        AggregateException several => several.InnerExceptions.Select(SocketFaultIn).FirstOrDefault(found => found is not null),
        _ => SocketFaultIn(fault.InnerException),
    };

    /// <summary>Why the engine cannot start so; null when nothing is known against it.</summary>
    private static string? Refusal(EngineSettings settings)
    {
        var configuration = settings.Read();
        return SettingRules.Faults(configuration) is { Count: > 0 } faults
            ? string.Join('\n', faults)
            : DataFolder.Fault(settings.DataFolder) ?? ListenAddresses.Fault(
                configuration.GetSection(ServerConfig.Section).Get<ServerConfig>() ?? new ServerConfig(),
                configuration.GetSection(SipSettings.Section).Get<SipSettings>() ?? new SipSettings(),
                configuration.GetSection(MediaSettings.Section).Get<MediaSettings>() ?? new MediaSettings());
    }
}
