using Engine.Accounts.Connections;
using Engine.Accounts.Functions;
using Engine.Accounts.Numbers;
using Engine.Accounts.Prompts;
using Engine.Accounts.RingGroups;
using Engine.Accounts.Trunks;

namespace Engine.Accounts.Flows;

/// <summary>Where the things are kept that flows may refer to.</summary>
public sealed record CatalogStores(
    INumberStore Numbers, ITrunkStore Trunks, IPromptStore Prompts, IRingGroupStore RingGroups, IConnectionStore Connections, IFunctionStore Functions);
