using System.Buffers;

namespace Engine.Sip.Wire.Parsing;

/// <summary>Finds the comma that ends a list element: outside quoted strings and angle brackets (RFC 3261 §20.10).</summary>
internal static class CommaScan
{
    private static readonly SearchValues<byte> Marks = SearchValues.Create(",\"<"u8);

    /// <summary>Index of the comma, or the length. An unclosed quote or bracket runs to the end.</summary>
    internal static int EndOfElement(ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (true)
        {
            var step = text[at..].IndexOfAny(Marks);
            if (step < 0)
            {
                return text.Length;
            }

            at += step;
            switch (text[at])
            {
                case (byte)',':
                    return at;
                case (byte)'"':
                    at += QuotedText.Length(text[at..]);
                    break;
                default:
                    var close = text[at..].IndexOf((byte)'>');
                    at = close < 0 ? text.Length : at + close + 1;
                    break;
            }
        }
    }
}
