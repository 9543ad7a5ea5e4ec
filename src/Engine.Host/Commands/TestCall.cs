using System.CommandLine;
using System.Net;
using Engine.Accounts.Numbers;
using Engine.Accounts.Paging;
using Engine.Actors.Dialling;
using Engine.Flows.Document;
using Engine.Flows.Document.Marks;
using Engine.Host.Composition;
using Engine.Media.Prompts;
using Engine.Ports;
using Engine.Ports.Calls;
using Engine.Ports.Faults;
using Engine.Ports.Outbound;
using Engine.Ports.Speech;
using Engine.Ports.Trunks;

namespace Engine.Host.Commands;

/// <summary>Prepares a test call as the engine prepares one of a flow: trunk, caller id, number, address, then the spoken text.</summary>
internal static class TestCall
{
    public static async Task<int> RunAsync(ParseResult parsed, EngineSettings settings, TestCallPlan plan, CancellationToken cancellation)
    {
        if (SettingRules.Faults(settings.Read()) is { Count: > 0 } faults)
        {
            return CommandOutput.Refuse(parsed, string.Join('\n', faults));
        }

        DataFolder.MakePrivately(settings.DataFolder);
        await using var services = Services(settings);
        var from = (plan.From is { } given ? HiddenMarks.Removed(given) : null) ?? await FirstNumberAsync(services, new AccountId(plan.Account), cancellation);
        var routing = await services.GetRequiredService<ITrunkDirectory>().FindAsync(new AccountId(plan.Account), from, cancellation);
        if (routing?.Trunks.FirstOrDefault(trunk => IsNamed(trunk, plan.Trunk)) is not { } trunk)
        {
            return CommandOutput.Refuse(parsed, $"Account {plan.Account} has no trunk {plan.Trunk}.");
        }

        if (from is null || !routing.Numbers.Contains(from))
        {
            return CommandOutput.Refuse(parsed, $"The call needs one of the account's numbers as caller id ({from ?? "it has none"}): engine number add.");
        }

        if (PhoneNumber.Normalize(plan.To) is not { } to)
        {
            return CommandOutput.Refuse(parsed, $"{plan.To} is not an E.164 number.");
        }

        var voices = services.GetRequiredService<MachineVoices>();
        await voices.FindAsync(cancellation);
        var speech = await voices.SynthesizeAsync(new SpeechRequest(plan.Text, plan.Language), cancellation);
        if (speech is not SpeechResult.Rendered rendered)
        {
            return CommandOutput.Refuse(parsed, $"The text cannot be spoken: {((SpeechResult.Refused)speech).Detail}");
        }

        var gateway = trunk.Gateways[0];
        if (await services.GetRequiredService<IHostResolver>().FindAsync(gateway.Host, cancellation) is not { } address)
        {
            return CommandOutput.Refuse(parsed, $"The name {gateway.Host} does not resolve.");
        }

        var credentials = trunk.Login?.Open();
        if (trunk.Login is not null && credentials is null)
        {
            return CommandOutput.Refuse(parsed, $"The stored password of trunk {trunk.Name} cannot be decrypted; set it again: PUT /v1/trunks/{trunk.TrunkId} with password.");
        }

        var destination = new IPEndPoint(address, gateway.Port).ToString();
        var request = new CallRequest(new InteractionId("test-call"), from, to, trunk, gateway, destination, plan.Ring) { Credentials = credentials };
        var timeline = new CallTimeline(parsed, plan.AsJson, TimeProvider.System);
        var answered = await timeline.FollowAsync(
            services.GetRequiredService<ICallPort>(), request, EncodedPrompt.From(rendered.Clip), cancellation);
        return answered ? ExitCode.Done : ExitCode.Refused;
    }

    private static async Task<string?> FirstNumberAsync(IServiceProvider services, AccountId account, CancellationToken cancellation) =>
        (await services.GetRequiredService<INumberStore>().ListAsync(account, new PageRequest(1), cancellation)).Items is [var first, ..] ? first.Number : null;

    private static bool IsNamed(Trunk trunk, string idOrName) =>
        string.Equals(trunk.TrunkId, idOrName, StringComparison.Ordinal) || string.Equals(trunk.Name, idOrName, StringComparison.OrdinalIgnoreCase);

    private static ServiceProvider Services(EngineSettings settings)
    {
        var configuration = settings.Read();
        return new ServiceCollection()
            .AddSingleton(settings)
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IHostResolver, DnsHostResolver>()
            .AddSingleton<ICrashPoints, NoCrashPoints>()
            .AddLogging()
            .AddSqliteStorage(settings, ownsStore: false)
            .AddMachineVoices(configuration, settings)
            .AddTelephony(configuration, settings, keepsDialogs: false)
            .BuildServiceProvider();
    }
}

/// <summary>What one test call shall be.</summary>
/// <param name="Trunk">Id or name.</param>
/// <param name="From">Null takes the account's first number.</param>
internal sealed record TestCallPlan(
    string Account, string Trunk, string? From, string To, string Text, string Language, TimeSpan Ring, bool AsJson);
