using Engine.Accounts.Access;
using Engine.Accounts.Flows;
using Engine.Accounts.Numbers;
using Engine.Accounts.Paging;
using Engine.Accounts.Trunks;
using Engine.Accounts.Users;
using Engine.Api.Users;
using Engine.Host.Composition;
using Engine.Ports.Speech;
using Spectre.Console;

namespace Engine.Host.Commands;

/// <summary>What <c>serve</c> prints: where it listens, and the steps still missing before a call can be placed.</summary>
internal static class NextSteps
{
    private static readonly PageRequest One = new(1);

    /// <param name="console">Where to.</param>
    /// <param name="isTerminal">A link that makes an administrator is for eyes, not for logs.</param>
    /// <param name="services">Of the server.</param>
    /// <param name="cancellation">Ends what is asked of the store.</param>
    public static async Task PrintAsync(IAnsiConsole console, bool isTerminal, IServiceProvider services, CancellationToken cancellation)
    {
        var server = services.GetRequiredService<ServerConfig>();
        var settings = services.GetRequiredService<EngineSettings>();
        console.MarkupLineInterpolated($"[green]Engine is running[/] at [bold]{server.PublicUrl}[/], data in [bold]{settings.DataFolder}[/].");
        console.MarkupLineInterpolated($"API description: {server.PublicUrl}/openapi/v1.json   Ready: {server.PublicUrl}/health/ready");
        if (!await services.GetRequiredService<IUserStore>().AnyAsync(cancellation))
        {
            console.MarkupLineInterpolated($"Set up the console: [bold]{await SetUpAsync(isTerminal, services, cancellation)}[/]");
        }

        foreach (var address in server.OpenWithoutHttps)
        {
            console.MarkupLineInterpolated(
                $"[yellow]Without https:[/] others can reach {address}, and read passwords and tokens on the way. Put a proxy with https before it and set server:public_url to its https address.");
        }

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

    /// <summary>The link for the first user, a new one at each start; or the command that makes one.</summary>
    private static async Task<string> SetUpAsync(bool isTerminal, IServiceProvider services, CancellationToken cancellation)
    {
        if (!isTerminal)
        {
            return $"engine user link --first --data {services.GetRequiredService<EngineSettings>().DataFolder}";
        }

        var accounts = services.GetRequiredService<IAccountStore>();
        var account = await accounts.FindAsync(FirstAccount.Id, cancellation) ?? (await accounts.ListAsync(cancellation))[0];
        var (link, token) = PasswordLink.Mint(account.Id, userId: null, services.GetRequiredService<TimeProvider>().GetUtcNow());
        await services.GetRequiredService<ILinkStore>().AddAsync(link, cancellation);
        return LinkBody.From(services.GetRequiredService<ServerConfig>().PublicUrl, link, token).Link;
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
