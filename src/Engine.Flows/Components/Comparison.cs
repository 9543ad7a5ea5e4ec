using Engine.Flows.Document.Texts;

namespace Engine.Flows.Components;

/// <summary>How two values compare; null is less than any value.</summary>
internal static class Comparison
{
    public const string AsNumber = "number";
    public const string AsText = "text";

    /// <param name="left">Left side.</param>
    /// <param name="operator">eq, ne, lt, le, gt, ge or contains.</param>
    /// <param name="right">Right side.</param>
    /// <param name="compare">
    /// number, text, or null: as numbers when both are spelled as numbers are, without exponent, plus and leading zeros, else as ordinal strings.
    /// With number a side that is none has no order: only ne holds.
    /// </param>
    public static bool Holds(string? left, string @operator, string? right, string? compare = null)
    {
        if (@operator == "contains")
        {
            return left is not null && right is not null && left.Contains(right, StringComparison.Ordinal);
        }

        return Compare(left, right, compare) switch
        {
            null => @operator == "ne",
            var order => @operator switch
            {
                "eq" => order == 0,
                "ne" => order != 0,
                "lt" => order < 0,
                "le" => order <= 0,
                "gt" => order > 0,
                "ge" => order >= 0,
                _ => false,
            },
        };
    }

    private static int? Compare(string? left, string? right, string? compare)
    {
        if (left is null || right is null)
        {
            return (left is null ? 0 : 1) - (right is null ? 0 : 1);
        }

        if (compare == AsText)
        {
            return string.CompareOrdinal(left, right);
        }

        var spelling = compare == AsNumber ? ExactNumber.Spelling.Any : ExactNumber.Spelling.Plain;
        return ExactNumber.Parse(left, spelling) is { } a && ExactNumber.Parse(right, spelling) is { } b ? a.OrderTo(b)
            : compare == AsNumber ? null
            : string.CompareOrdinal(left, right);
    }
}
