using System.CommandLine;
using System.Globalization;
using Engine.Accounts.Trunks;
using Engine.Api.Trunks;
using Engine.Flows.Document.Marks;
using Engine.Ports.Trunks;
using Spectre.Console;

namespace Engine.Host.Commands;

/// <summary><c>trunk add</c>: the SIP trunk calls leave by.</summary>
internal static class TrunkAddCommand
{
    private const int SipPort = 5060;

    public static Command Create()
    {
        var common = new CommonOptions();
        var name = new Option<string>("--name", "-n") { Description = "For people.", Required = true };
        var gateway = new Option<string[]>("--gateway", "-g") { Description = "HOST or HOST:PORT; repeat in the order to try.", Required = true };
        var user = new Option<string?>("--user", "-u") { Description = "Digest user." };
        var password = new Option<string?>("--password", "-p") { Description = "Digest password; stored encrypted." };
        var realm = new Option<string?>("--realm") { Description = "Realm the credentials are for." };
        var domain = new Option<string?>("--domain") { Description = "Host part of From and Request-URI." };
        var prefix = new Option<string[]>("--prefix") { Description = "E.164 prefix it serves, such as +351; repeat. None: every number." };
        var dtmf = new Option<TrunkDtmf>("--dtmf") { Description = "How keys come in: auto, rfc4733, info or inband.", DefaultValueFactory = _ => TrunkDtmf.Auto };
        var command = new Command("add", "Add a SIP trunk.") { name, gateway, user, password, realm, domain, prefix, dtmf };
        common.AddTo(command, withAccount: true);
        command.SetAction((parsed, cancellation) =>
        {
            var trunk = new TrunkConfig
            {
                Id = string.Empty,
                Name = parsed.GetRequiredValue(name),
                Gateways = [.. parsed.GetRequiredValue(gateway).Select(GatewayOf)],
                AuthUser = parsed.GetValue(user),
                AuthRealm = parsed.GetValue(realm),
                Settings = TrunkSettings.Default with { Domain = parsed.GetValue(domain), Dtmf = parsed.GetValue(dtmf) },
                RoutePrefixes = [.. (parsed.GetValue(prefix) ?? []).Select(HiddenMarks.Removed)],
            };
            return RunAsync(parsed, common, trunk, TrunkPassword.Of(parsed.GetValue(password)), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, CommonOptions common, TrunkConfig trunk, TrunkPassword password, CancellationToken cancellation)
    {
        if (TrunkRules.Check(trunk, password) is { Count: > 0 } faults)
        {
            return CommandOutput.Refuse(parsed, faults);
        }

        using var store = await OpenStore.Async(common.Settings(parsed), cancellation);
        if (await OpenStore.AccountAsync(store, common.Account(parsed), cancellation) is not { } account)
        {
            return CommandOutput.Refuse(parsed, $"There is no account {common.Account(parsed)}.");
        }

        var added = await store.Trunks.AddAsync(account.Id, trunk, password, cancellation);
        if (common.AsJson(parsed))
        {
            CommandOutput.Json(parsed, TrunkBody.From(added));
        }
        else
        {
            CommandOutput.Console(parsed).MarkupLineInterpolated($"Trunk [bold]{added.Name}[/] added: {added.Id}");
        }

        return ExitCode.Done;
    }

    /// <summary>HOST, HOST:PORT, IPv6 in brackets when a port follows. A port that is none becomes 0, which the rules refuse.</summary>
    private static Gateway GatewayOf(string text)
    {
        var colon = text.LastIndexOf(':');
        var bare = colon < 0 || (text.Count(c => c == ':') > 1 && !text.Contains(']', StringComparison.Ordinal)) || text.EndsWith(']');
        if (bare)
        {
            return new Gateway(text.Trim('[', ']'), SipPort);
        }

        var port = int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return new Gateway(text[..colon].Trim('[', ']'), port);
    }
}
