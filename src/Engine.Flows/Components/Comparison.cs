using System.Globalization;

namespace Engine.Flows.Components;

/// <summary>How two values compare: as decimals when both are, else as ordinal strings; null is less than any value.</summary>
internal static class Comparison
{
    private const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    public static bool Holds(string? left, string @operator, string? right) => @operator switch
    {
        "eq" => Compare(left, right) == 0,
        "ne" => Compare(left, right) != 0,
        "lt" => Compare(left, right) < 0,
        "le" => Compare(left, right) <= 0,
        "gt" => Compare(left, right) > 0,
        "ge" => Compare(left, right) >= 0,
        "contains" => left is not null && right is not null && left.Contains(right, StringComparison.Ordinal),
        _ => false,
    };

    private static int Compare(string? left, string? right)
    {
        if (left is null || right is null)
        {
            return (left is null ? 0 : 1) - (right is null ? 0 : 1);
        }

        return decimal.TryParse(left, Number, CultureInfo.InvariantCulture, out var a) && decimal.TryParse(right, Number, CultureInfo.InvariantCulture, out var b)
            ? a.CompareTo(b)
            : string.CompareOrdinal(left, right);
    }
}
