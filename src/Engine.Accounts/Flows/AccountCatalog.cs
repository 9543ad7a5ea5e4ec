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

    /// <summary>Looks up what a document names, and nothing else: an account may have thousands of numbers and prompts.</summary>
    public static async Task<AccountCatalog> LoadAsync(
        AccountId account, FlowReferences named, CatalogStores stores, FlowConfig config, CancellationToken cancellation)
    {
        var speech = await stores.Speech.FindAsync(account, cancellation);
        return new AccountCatalog(config)
        {
            Voices = new AccountVoices(stores.Voices, speech),
            Ears = new AccountEars(stores.Ears, speech),
            Numbers = await FoundAsync(named.Numbers, number => stores.Numbers.FindAsync(account, number, cancellation)),
            Trunks = await FoundAsync(named.Trunks, id => stores.Trunks.FindAsync(account, new TrunkId(id), cancellation)),
            Prompts = await FoundAsync(named.Prompts, id => stores.Prompts.FindAsync(account, id, cancellation)),
            RingGroups = await FoundAsync(named.RingGroups, idOrName => stores.RingGroups.FindAsync(account, idOrName, cancellation)),
            Connections = named.Connections.Count == 0 ? [] : await ConnectionsAsync(account, stores, cancellation),
            Functions = await FunctionsAsync(account, named.Functions, stores, cancellation),
        };
    }

    private static async Task<FrozenSet<string>> FoundAsync<T>(IReadOnlySet<string> names, Func<string, Task<T?>> find)
        where T : class
    {
        var found = await Task.WhenAll(names.Select(async name => (Name: name, Exists: await find(name) is not null)));
        return found.Where(one => one.Exists).Select(one => one.Name).ToFrozenSet(StringComparer.Ordinal);
    }

    private static async Task<FrozenDictionary<string, FunctionSignature>> FunctionsAsync(
        AccountId account, IReadOnlySet<string> names, CatalogStores stores, CancellationToken cancellation)
    {
        var found = await Task.WhenAll(names.Select(async name => (Name: name, Version: await stores.Functions.FindPublishedAsync(account, name, cancellation))));
        return found.Where(one => one.Version is not null).ToFrozenDictionary(one => one.Name, one => Signature(one.Version!.Content), StringComparer.Ordinal);
    }

    /// <summary>An account has a handful of services, and they are found by id only.</summary>
    private static async Task<FrozenSet<string>> ConnectionsAsync(AccountId account, CatalogStores stores, CancellationToken cancellation)
    {
        var names = new List<string>();
        var wanted = new PageRequest(PageRequest.MaxSize);
        while (true)
        {
            var page = await stores.Connections.ListAsync(account, wanted, cancellation);
            names.AddRange(page.Items.SelectMany(connection => new[] { connection.Id, connection.Name }));
            if (page.Next is not { } next)
            {
                return names.ToFrozenSet(StringComparer.Ordinal);
            }

            wanted = wanted with { After = next };
        }
    }

    private static FunctionSignature Signature(FunctionContent content) => new(
        content.Inputs.ToDictionary(input => input.Name, input => input.Required, StringComparer.Ordinal), [.. content.Outputs.Select(output => output.Name)]);
}

/// <summary>Gives the catalogue against which an account's flows are checked.</summary>
public interface IAccountCatalogs
{
    /// <param name="account">Whose flow.</param>
    /// <param name="named">What the document names; the catalogue knows of nothing else.</param>
    /// <param name="cancellation">Nobody waits for it any more.</param>
    Task<ICatalog> LoadAsync(AccountId account, FlowReferences named, CancellationToken cancellation);
}

/// <summary>Reads the catalogue from the account's stores, anew each time: a check counts the account as it is now.</summary>
public sealed class AccountCatalogs(CatalogStores stores, FlowConfig config) : IAccountCatalogs
{
    public async Task<ICatalog> LoadAsync(AccountId account, FlowReferences named, CancellationToken cancellation) =>
        await AccountCatalog.LoadAsync(account, named, stores, config, cancellation);
}

/// <summary>Where the things are kept that flows may refer to, and the voices of this server.</summary>
public sealed record CatalogStores(
    INumberStore Numbers, ITrunkStore Trunks, IPromptStore Prompts, IRingGroupStore RingGroups, IConnectionStore Connections, IFunctionStore Functions,
    ISpeechSettingsStore Speech, ISpeechSynthesizer Voices, ISpeechRecognizer Ears);
