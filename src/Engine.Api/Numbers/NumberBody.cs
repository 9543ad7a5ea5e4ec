using System.Text.RegularExpressions;
using Engine.Accounts.Numbers;
using Engine.Accounts.Trunks;
using Engine.Api.Json;
using Engine.Ports;

namespace Engine.Api.Numbers;

/// <summary>A number the account may show as caller.</summary>
/// <param name="Number">E.164 with the leading plus.</param>
/// <param name="TrunkId">Trunk to prefer for calls from this number.</param>
internal sealed partial record NumberBody(string Number, string Label, string? TrunkId, DateTimeOffset CreatedAt)
{
    private const int MaxLabelLength = 100;

    public static NumberBody From(AccountNumber row) => new(row.Number, row.Label, row.TrunkId, row.CreatedAt);

    /// <summary>Null when number, label and trunk can be stored.</summary>
    public static async Task<BodyFaults> CheckAsync(
        AccountId account, AccountNumber number, ITrunkStore trunks, CancellationToken cancellation)
    {
        var faults = new BodyFaults();
        faults.Require(E164().IsMatch(number.Number), "number", "must be E.164 with a leading plus, such as +12025550100");
        faults.Require(number.Label.Length <= MaxLabelLength, "label", $"must have at most {MaxLabelLength} characters");
        faults.Require(
            number.TrunkId is null || await trunks.FindAsync(account, number.TrunkId, cancellation) is not null,
            "trunk_id",
            "names no trunk of this account");
        return faults;
    }

    /// <summary>ITU-T E.164 §6: at most 15 digits, country codes do not begin with 0.</summary>
    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex E164();
}
