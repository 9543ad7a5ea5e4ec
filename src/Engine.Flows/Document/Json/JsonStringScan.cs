using System.Globalization;
using System.Text;

namespace Engine.Flows.Document.Json;

/// <summary>One text in double quotes (RFC 8259 §7), read from its first quote to behind its last or to its first fault.</summary>
internal ref struct JsonStringScan(ReadOnlySpan<byte> utf8, int at)
{
    private const byte End = 0;

    private readonly ReadOnlySpan<byte> _text = utf8;
    private int _at = at;

    /// <summary>Where reading stopped.</summary>
    public readonly int At => _at;

    public int FaultAt { get; private set; }

    /// <summary>Set when there is a fault.</summary>
    public string? Words { get; private set; }

    public bool Read(out string text)
    {
        text = "";
        var opened = _at++;
        var read = new StringBuilder();
        while (Now() != '"')
        {
            if (IsAtEnd())
            {
                return Fail(opened, "the text that begins here is not closed by a double quote");
            }

            if (Now() == '\\' ? !Escape(read) : !Character(read))
            {
                return false;
            }
        }

        _at++;
        text = read.ToString();
        return true;
    }

    private bool Character(StringBuilder read)
    {
        if (Now() < 0x20)
        {
            var name = Now() switch { (byte)'\n' or (byte)'\r' => "a line break; write \\n", (byte)'\t' => "a tab; write \\t", _ => "a control character; write it as \\u00XX" };
            return Fail(_at, $"a text holds {name}");
        }

        if (Rune.DecodeFromUtf8(_text[_at..], out var rune, out var bytes) != System.Buffers.OperationStatus.Done)
        {
            return Fail(_at, "this is not UTF-8; save or send the text in that encoding (RFC 8259 §8.1)");
        }

        read.Append(rune.ToString());
        _at += bytes;
        return true;
    }

    private bool Escape(StringBuilder read)
    {
        var begun = _at++;
        if (Now() == 'u')
        {
            return Unit(begun, out var unit) && (char.IsSurrogate(unit) ? Pair(begun, unit, read) : Append(read, unit));
        }

        var plain = "\"\\/bfnrt".IndexOf((char)Now(), StringComparison.Ordinal);
        if (IsAtEnd() || plain < 0)
        {
            return Fail(begun, "a backslash in a text must be followed by one of \" \\ / b f n r t or u and four hex digits; write \\\\ for the backslash itself");
        }

        _at++;
        return Append(read, "\"\\/\b\f\n\r\t"[plain]);
    }

    /// <summary>The four hex digits behind <c>\u</c>.</summary>
    private bool Unit(int begun, out char unit)
    {
        _at++;
        var digits = _text.Slice(_at, Math.Min(4, _text.Length - _at));
        if (digits.Length < 4 || !ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            unit = default;
            return Fail(begun, "\\u must be followed by four hex digits");
        }

        _at += 4;
        unit = (char)code;
        return true;
    }

    private bool Pair(int begun, char high, StringBuilder read)
    {
        if (char.IsHighSurrogate(high) && _text[_at..].StartsWith("\\u"u8))
        {
            var second = _at++;
            if (!Unit(second, out var low))
            {
                return false;
            }

            if (char.IsLowSurrogate(low))
            {
                read.Append(high).Append(low);
                return true;
            }
        }

        return Fail(begun, "a text holds half of a surrogate pair, which is no character (RFC 8259 §8.2)");
    }

    private static bool Append(StringBuilder read, char c)
    {
        read.Append(c);
        return true;
    }

    private readonly bool IsAtEnd() => _at >= _text.Length;

    /// <summary>The byte looked at; at the end one that nothing looks for.</summary>
    private readonly byte Now() => _at < _text.Length ? _text[_at] : End;

    private bool Fail(int at, string words)
    {
        (FaultAt, Words) = (at, words);
        return false;
    }
}
