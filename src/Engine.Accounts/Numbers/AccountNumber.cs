namespace Engine.Accounts.Numbers;

/// <summary>A number the account may show as caller.</summary>
/// <param name="Number">E.164 with the leading plus.</param>
/// <param name="TrunkId">Trunk to prefer for calls from this number, or null for the account's routing.</param>
public sealed record AccountNumber(string Number, string Label, string? TrunkId, DateTimeOffset CreatedAt);
