using Engine.Accounts.Numbers;

namespace Engine.Api.Numbers;

/// <summary>A number to add.</summary>
internal sealed record NewNumber(string Number, string Label = "", string? TrunkId = null);

/// <summary>What a number shall have from now on.</summary>
internal sealed record NumberChange(string Label = "", string? TrunkId = null);

/// <summary>A number the account may show as caller.</summary>
/// <param name="Number">E.164 with the leading plus.</param>
/// <param name="TrunkId">Trunk to prefer for calls from this number.</param>
public sealed record NumberBody(string Number, string Label, string? TrunkId, DateTimeOffset CreatedAt)
{
    public static NumberBody From(AccountNumber row) => new(row.Number, row.Label, row.TrunkId, row.CreatedAt);
}
