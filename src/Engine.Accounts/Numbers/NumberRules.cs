using System.Text.RegularExpressions;
using Engine.Accounts.Trunks;
using Engine.Ports;

namespace Engine.Accounts.Numbers;

/// <summary>The rules a number must keep to be stored.</summary>
public static partial class NumberRules
{
    private const int MaxLabelLength = 100;

    /// <summary>Every fault.</summary>
    public static async Task<IReadOnlyList<FieldFault>> CheckAsync(
        AccountId account, AccountNumber number, ITrunkStore trunks, CancellationToken cancellation)
    {
        var faults = new FaultList();
        faults.Require(IsE164(number.Number), "number", "must be E.164 with a leading plus, such as +12025550100");
        faults.RequireAtMost(number.Label, "label", MaxLabelLength);
        faults.Require(
            number.TrunkId is not { } trunkId || await trunks.FindAsync(account, trunkId, cancellation) is not null,
            "trunk_id",
            "names no trunk of this account");
        return faults.Found;
    }

    /// <summary>ITU-T E.164 §6, with a leading plus: at most 15 digits, country codes do not begin with 0.</summary>
    public static bool IsE164(string text) => E164().IsMatch(text);

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex E164();
}
