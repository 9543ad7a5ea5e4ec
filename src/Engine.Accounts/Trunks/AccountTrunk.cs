using Engine.Ports;

namespace Engine.Accounts.Trunks;

/// <summary>A trunk with its owner, as the engine itself sees it.</summary>
public sealed record AccountTrunk(AccountId Account, TrunkConfig Trunk);
