using System.CommandLine;
using Engine.Host.Demo;

namespace Engine.Host.Commands;

/// <summary>The command line: one file for each command.</summary>
internal static class EngineCommand
{
    public static RootCommand Create() => new("Places voice notification calls on an API request.")
    {
        ServeCommand.Create(),
        DemoCommand.Create(),
        CallCommand.Create(),
        PhoneCommand.Create(),
        new Command("flow", "Work with flow files.") { FlowValidateCommand.Create(), FlowTestCommand.Create() },
        new Command("account", "Accounts.") { AccountSetCommand.Create() },
        new Command("user", "People who sign in to the console.") { UserAddCommand.Create(), UserLinkCommand.Create(), UserListCommand.Create() },
        new Command("client", "OAuth clients.") { ClientCreateCommand.Create() },
        new Command("trunk", "SIP trunks.") { TrunkAddCommand.Create() },
        new Command("prompt", "Recorded prompts.") { PromptAddCommand.Create(), PromptListCommand.Create() },
        AudioDecodeCommand.Create(),
        FunctionWorkerCommand.Create(),
        ReprojectCommand.Create(),
        new Command("store", "The store's file.") { StorePruneCommand.Create() },
        new Command("number", "Numbers that calls may come from.") { NumberAddCommand.Create() },
    };
}
