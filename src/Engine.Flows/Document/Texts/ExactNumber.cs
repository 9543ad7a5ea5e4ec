using System.Globalization;

namespace Engine.Flows.Document.Texts;

/// <summary>
/// A decimal number of any size, without rounding: the same one however it is spelled (1500, 1500.0, 1.5e3). JSON sets no limit to the digits of a number
/// (RFC 8259 §6), and no type of the runtime holds them all.
/// </summary>
public sealed class ExactNumber
{
    /// <summary>Characters that a number may have written out; a larger or smaller one keeps an exponent.</summary>
    private const int MaxPlain = 400;

    /// <summary>Powers of ten beyond it are taken for it: no text written out reaches there.</summary>
    private const long MaxExponent = 1_000_000_000_000;

    /// <summary>Less than zero.</summary>
    public bool IsNegative { get; }

    /// <summary>Without zeros at either end; empty is zero.</summary>
    private readonly string _digits;

    /// <summary>Where the point stands, counted from before the first digit.</summary>
    private readonly long _point;

    private ExactNumber(bool isNegative, string digits, long point)
    {
        var start = digits.Length - digits.TrimStart('0').Length;
        _digits = digits.Trim('0');
        IsNegative = isNegative && _digits.Length > 0;
        _point = _digits.Length > 0 ? point - start : 0;
    }

    /// <summary>How much of a text counts as a number.</summary>
    public enum Spelling
    {
        /// <summary>As people and programs write amounts: no exponent, no plus, no zero in front of another digit.</summary>
        Plain,

        /// <summary>Also those.</summary>
        Any,
    }

    /// <summary>Null when the text is no number. Blanks around it do not count; thousands marks do.</summary>
    public static ExactNumber? Parse(string? text, Spelling spelling)
    {
        var rest = (text ?? "").AsSpan().Trim();
        var isNegative = rest.StartsWith('-');
        var isSigned = isNegative || (spelling == Spelling.Any && rest.StartsWith('+'));
        rest = isSigned ? rest[1..] : rest;
        var whole = Digits(ref rest);
        var fraction = rest.StartsWith('.') ? Fraction(ref rest) : "";
        if (whole.Length + fraction.Length == 0 || (spelling == Spelling.Plain && whole.Length > 1 && whole[0] == '0'))
        {
            return null;
        }

        var exponent = 0L;
        if (spelling == Spelling.Any && rest is ['e' or 'E', ..] && !TryExponent(ref rest, out exponent))
        {
            return null;
        }

        return rest.IsEmpty ? new ExactNumber(isNegative, whole + fraction, whole.Length + exponent) : null;
    }

    /// <summary>A JSON number as a variable holds it: written out where it has an exponent, else with the digits it came with (12.50).</summary>
    public static string OfJson(string number) =>
        number.AsSpan().IndexOfAny('e', 'E') >= 0 && Parse(number, Spelling.Any) is { } exact ? exact.ToString() : number;

    /// <summary>The whole number, null when it is none or no 64-bit one.</summary>
    public long? Whole => _point >= _digits.Length && _point <= 19 && long.TryParse(ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
        ? whole
        : null;

    /// <summary>Less than zero, zero or more, as this is less than the other, the same or more.</summary>
    public int OrderTo(ExactNumber other)
    {
        var (mine, its) = (Sign, other.Sign);
        return mine != its ? mine.CompareTo(its) : mine * Size(other);
    }

    /// <summary>Digits without an exponent, zeros at the end of a fraction left out.</summary>
    public override string ToString()
    {
        if (_digits.Length == 0)
        {
            return "0";
        }

        var sign = IsNegative ? "-" : "";
        return Math.Max(_point, _digits.Length) - Math.Min(_point, 0) > MaxPlain ? FormattableString.Invariant($"{sign}0.{_digits}E{_point}")
            : _point <= 0 ? $"{sign}0.{new string('0', (int)-_point)}{_digits}"
            : _point >= _digits.Length ? $"{sign}{_digits}{new string('0', (int)_point - _digits.Length)}"
            : $"{sign}{_digits.AsSpan(0, (int)_point)}.{_digits.AsSpan((int)_point)}";
    }

    private int Sign => _digits.Length == 0 ? 0 : IsNegative ? -1 : 1;

    private int Size(ExactNumber other) => _point != other._point ? _point.CompareTo(other._point) : Math.Sign(string.CompareOrdinal(_digits, other._digits));

    private static string Fraction(ref ReadOnlySpan<char> rest)
    {
        rest = rest[1..];
        return Digits(ref rest);
    }

    private static string Digits(ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAnyExceptInRange('0', '9');
        var digits = (end < 0 ? rest : rest[..end]).ToString();
        rest = rest[digits.Length..];
        return digits;
    }

    private static bool TryExponent(ref ReadOnlySpan<char> rest, out long exponent)
    {
        rest = rest[1..];
        var isNegative = rest.StartsWith('-');
        rest = isNegative || rest.StartsWith('+') ? rest[1..] : rest;
        var digits = Digits(ref rest);
        exponent = long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? Math.Min(size, MaxExponent) : MaxExponent;
        exponent = isNegative ? -exponent : exponent;
        return digits.Length > 0;
    }
}
