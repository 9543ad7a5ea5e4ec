using Engine.Accounts.Access;
using Engine.Accounts.Flows;
using Engine.Accounts.Numbers;
using Engine.Accounts.Paging;
using Engine.Accounts.Trunks;
using Engine.Host.Composition;
using Engine.Ports.Speech;
using Spectre.Console;

namespace Engine.Host.Commands;

/// <summary>What <c>serve</c> prints: where it listens, and the steps still missing before a call can be placed.</summary>
internal static class NextSteps
{
    private static readonly PageRequest One = new(1);

    public static async Task PrintAsync(IAnsiConsole console, IServiceProvider services, CancellationToken cancellation)
    {
        var server = services.GetRequiredService<ServerConfig>();
        var settings = services.GetRequiredService<EngineSettings>();
        console.MarkupLineInterpolated($"[green]Engine is running[/] at [bold]{server.PublicUrl}[/], data in [bold]{settings.DataFolder}[/].");
        console.MarkupLineInterpolated($"API description: {server.PublicUrl}/openapi/v1.json   Ready: {server.PublicUrl}/health/ready");
        var engines = services.GetRequiredService<ISpeechSynthesizer>().Capabilities.Missing
            .Concat(services.GetRequiredService<ISpeechRecognizer>().Capabilities.Missing);
        foreach (var missing in engines)
        {
            console.MarkupLineInterpolated($"[yellow]Speech engine not found:[/] {missing}");
        }

        var steps = await MissingAsync(services, settings.DataFolder, server.PublicUrl, cancellation);
        if (steps.Count == 0)
        {
            return;
        }

        console.WriteLine();
        console.MarkupLine("Before the first call, in another terminal:");
        foreach (var (what, how) in steps)
        {
            console.MarkupLineInterpolated($"  [yellow]{what}[/]");
            console.MarkupLineInterpolated($"    {how}");
        }
    }

    private static async Task<List<(string What, string How)>> MissingAsync(
        IServiceProvider services, string folder, string url, CancellationToken cancellation)
    {
        var account = FirstAccount.Id;
        var steps = new List<(string What, string How)>();
        if ((await services.GetRequiredService<ITrunkStore>().ListAsync(account, One, cancellation)).Items.Count == 0)
        {
            steps.Add(("Add the SIP trunk calls leave by", $"engine trunk add --data {folder} --name carrier --gateway sip.example.com:5060"));
        }

        if ((await services.GetRequiredService<INumberStore>().ListAsync(account, One, cancellation)).Items.Count == 0)
        {
            steps.Add(("Add the number calls come from", $"engine number add --data {folder} +12025550100"));
        }

        if ((await services.GetRequiredService<IClientStore>().ListAsync(account, One, cancellation)).Items.Count == 0)
        {
            steps.Add(("Create a client that may send requests", $"engine client create --data {folder} --name shop"));
        }

        if ((await services.GetRequiredService<IFlowStore>().ListAsync(account, One, cancellation)).Items.Count == 0)
        {
            steps.Add(("Create and publish a flow", $"POST {url}/v1/flows, then POST {url}/v1/flows/<id>/publish (docs/api.md)"));
        }

        return steps;
    }
}
