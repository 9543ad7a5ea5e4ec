using Engine.Ports.Trunks;

namespace Engine.Actors.Telephony;

/// <summary>Numbers as a trunk wants them written (TRK-30). Pure.</summary>
internal static class TrunkNumber
{
    /// <summary>The number dialled, with the trunk's tech prefix.</summary>
    /// <param name="number">E.164 with the plus sign.</param>
    public static string Dialled(Trunk trunk, string number) => trunk.NumberPrefix + Shown(trunk, number);

    /// <summary>The caller id.</summary>
    /// <param name="number">E.164 with the plus sign.</param>
    public static string Shown(Trunk trunk, string number) => number.StartsWith('+') ? Format(trunk, number[1..]) : number;

    private static string Format(Trunk trunk, string digits) => trunk.NumberFormat switch
    {
        TrunkNumberFormat.E164WithoutPlus => digits,
        TrunkNumberFormat.DoubleZero => "00" + digits,
        TrunkNumberFormat.National when trunk.CountryCode.Length > 0 && digits.StartsWith(trunk.CountryCode, StringComparison.Ordinal) =>
            digits[trunk.CountryCode.Length..],
        _ => "+" + digits,
    };
}
