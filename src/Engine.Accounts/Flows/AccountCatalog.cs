using System.Collections.Frozen;
using Engine.Accounts.Connections;
using Engine.Accounts.Functions;
using Engine.Accounts.Numbers;
using Engine.Accounts.Paging;
using Engine.Accounts.Prompts;
using Engine.Accounts.RingGroups;
using Engine.Accounts.Speech;
using Engine.Accounts.Trunks;
using Engine.Flows.Document;
using Engine.Ports;
using Engine.Ports.Speech;

namespace Engine.Accounts.Flows;

/// <summary>What the flows of one account may refer to, as it is at one moment.</summary>
public sealed class AccountCatalog : ICatalog
{
    private readonly FlowConfig _config;

    private AccountCatalog(FlowConfig config) => _config = config;

    /// <summary>Ids and names: flows may use either.</summary>
    private FrozenSet<string> RingGroups { get; init; } = FrozenSet<string>.Empty;

    public int RingSecondsCeiling => _config.RingSecondsCeiling;

    private FrozenSet<string> Numbers { get; init; } = FrozenSet<string>.Empty;

    private FrozenSet<string> Trunks { get; init; } = FrozenSet<string>.Empty;

    private FrozenSet<string> Prompts { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Ids and names: flows may use either.</summary>
    private FrozenSet<string> Connections { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Those with a published version.</summary>
    private FrozenDictionary<string, FunctionSignature> Functions { get; init; } = FrozenDictionary<string, FunctionSignature>.Empty;

    /// <summary>Null where nobody is known: then every language counts as spoken.</summary>
    private AccountVoices? Voices { get; init; }

    private AccountEars? Ears { get; init; }

    public bool HasNumber(string number) => Numbers.Contains(number);

    public bool HasTrunk(string id) => Trunks.Contains(id);

    public bool HasPrompt(string id) => Prompts.Contains(id);

    public bool HasFunction(string name) => Functions.ContainsKey(name);

    public FunctionSignature? FindFunction(string name) => Functions.GetValueOrDefault(name);

    public bool HasConnection(string id) => Connections.Contains(id);

    public bool HasRingGroup(string id) => RingGroups.Contains(id);

    public bool IsSupported(string componentType) => FlowConfig.Supports(componentType);

    public bool Speaks(string language) => Voices?.Speaks(language) ?? true;

    public bool Hears(string language) => Ears?.Hears(language) ?? true;

    public string? Unspeakable(string language, string text) => Voices?.Unspeakable(language, text);

    /// <summary>Nothing of it exists in an account without anything: for checking a file on its own.</summary>
    public static AccountCatalog Empty(FlowConfig config) => new(config);

    public static async Task<AccountCatalog> LoadAsync(AccountId account, CatalogStores stores, FlowConfig config, CancellationToken cancellation)
    {
        var speech = await stores.Speech.FindAsync(account, cancellation);
        return new AccountCatalog(config)
        {
            Voices = new AccountVoices(stores.Voices, speech),
            Ears = new AccountEars(stores.Ears, speech),
            Numbers = await AllAsync(page => stores.Numbers.ListAsync(account, page, cancellation), number => number.Number),
            Trunks = await AllAsync(page => stores.Trunks.ListAsync(account, page, cancellation), trunk => trunk.Id),
            Prompts = await AllAsync(page => stores.Prompts.ListAsync(account, page, cancellation), prompt => prompt.Id),
            RingGroups = await AllAsync(page => stores.RingGroups.ListAsync(account, page, cancellation), group => group.Id, group => group.Name),
            Connections = await AllAsync(
                page => stores.Connections.ListAsync(account, page, cancellation), connection => connection.Id, connection => connection.Name),
            Functions = (await AllAsync(page => stores.Functions.ListAsync(account, page, cancellation)))
                .Where(function => function.Published is not null)
                .ToFrozenDictionary(function => function.Name, function => Signature(function.Published!.Content), StringComparer.Ordinal),
        };
    }

    private static FunctionSignature Signature(FunctionContent content) => new(
        content.Inputs.ToDictionary(input => input.Name, input => input.Required, StringComparer.Ordinal), [.. content.Outputs.Select(output => output.Name)]);

    private static async Task<FrozenSet<string>> AllAsync<T>(Func<PageRequest, Task<Page<T>>> list, params Func<T, string>[] names) =>
        (await AllAsync(list)).SelectMany(item => names.Select(name => name(item))).ToFrozenSet(StringComparer.Ordinal);

    private static async Task<List<T>> AllAsync<T>(Func<PageRequest, Task<Page<T>>> list)
    {
        var all = new List<T>();
        var wanted = new PageRequest(PageRequest.MaxSize);
        while (true)
        {
            var page = await list(wanted);
            all.AddRange(page.Items);
            if (page.Next is not { } next)
            {
                return all;
            }

            wanted = wanted with { After = next };
        }
    }
}

/// <summary>Gives the catalogue against which an account's flows are checked.</summary>
public interface IAccountCatalogs
{
    Task<ICatalog> LoadAsync(AccountId account, CancellationToken cancellation);
}

/// <summary>Reads the catalogue from the account's stores, anew each time: a check counts the account as it is now.</summary>
public sealed class AccountCatalogs(CatalogStores stores, FlowConfig config) : IAccountCatalogs
{
    public async Task<ICatalog> LoadAsync(AccountId account, CancellationToken cancellation) =>
        await AccountCatalog.LoadAsync(account, stores, config, cancellation);
}

/// <summary>Where the things are kept that flows may refer to, and the voices of this server.</summary>
public sealed record CatalogStores(
    INumberStore Numbers, ITrunkStore Trunks, IPromptStore Prompts, IRingGroupStore RingGroups, IConnectionStore Connections, IFunctionStore Functions,
    ISpeechSettingsStore Speech, ISpeechSynthesizer Voices, ISpeechRecognizer Ears);
