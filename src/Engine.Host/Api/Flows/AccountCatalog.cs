using System.Collections.Frozen;
using Engine.Actors.Ports.Configuration;
using Engine.Flows.Validation;
using Engine.Host.Composition;

namespace Engine.Host.Api.Flows;

/// <summary>What the flows of one account may refer to, as it is at one moment.</summary>
internal sealed class AccountCatalog : ICatalog
{
    private readonly FrozenSet<string> numbers;
    private readonly FrozenSet<string> trunks;
    private readonly FrozenSet<string> prompts;
    private readonly FlowConfig config;

    private AccountCatalog(FrozenSet<string> numbers, FrozenSet<string> trunks, FrozenSet<string> prompts, FlowConfig config)
    {
        this.prompts = prompts;
        this.numbers = numbers;
        this.trunks = trunks;
        this.config = config;
    }

    /// <summary>Ids and names: flows may use either.</summary>
    private FrozenSet<string> RingGroups { get; init; } = FrozenSet<string>.Empty;

    public int RingSecondsCeiling => config.RingSecondsCeiling;

    public bool HasNumber(string number) => numbers.Contains(number);

    public bool HasTrunk(string id) => trunks.Contains(id);

    public bool HasPrompt(string id) => prompts.Contains(id);

    public bool HasFunction(string name) => false;

    public bool HasConnection(string id) => false;

    public bool HasRingGroup(string id) => RingGroups.Contains(id);

    public bool IsSupported(string componentType) => FlowConfig.Components.Contains(componentType);

    /// <summary>Nothing of it exists in an account without numbers and trunks: for checking a file on its own.</summary>
    public static AccountCatalog Empty(FlowConfig config) => new(FrozenSet<string>.Empty, FrozenSet<string>.Empty, FrozenSet<string>.Empty, config);

    public static async Task<AccountCatalog> LoadAsync(
        AccountId account, INumberStore numbers, ITrunkStore trunks, IPromptStore prompts, IRingGroupStore groups, FlowConfig config, CancellationToken cancellation)
    {
        var ownNumbers = await AllAsync(page => numbers.ListAsync(account, page, cancellation));
        var ownTrunks = await AllAsync(page => trunks.ListAsync(account, page, cancellation));
        var ownPrompts = await AllAsync(page => prompts.ListAsync(account, page, cancellation));
        var ownGroups = await AllAsync(page => groups.ListAsync(account, page, cancellation));
        return new AccountCatalog(
            ownNumbers.Select(number => number.Number).ToFrozenSet(StringComparer.Ordinal),
            ownTrunks.Select(trunk => trunk.Id).ToFrozenSet(StringComparer.Ordinal),
            ownPrompts.Select(prompt => prompt.Id).ToFrozenSet(StringComparer.Ordinal),
            config)
        {
            RingGroups = ownGroups.SelectMany(group => new[] { group.Id, group.Name }).ToFrozenSet(StringComparer.Ordinal),
        };
    }

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
