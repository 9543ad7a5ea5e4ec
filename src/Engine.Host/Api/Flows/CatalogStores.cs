using Engine.Actors.Ports.Configuration;

namespace Engine.Host.Api.Flows;

/// <summary>Where the things are kept that flows may refer to.</summary>
internal sealed record CatalogStores(
    INumberStore Numbers, ITrunkStore Trunks, IPromptStore Prompts, IRingGroupStore RingGroups, IConnectionStore Connections, IFunctionStore Functions);
