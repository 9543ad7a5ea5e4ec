using System.Globalization;
using System.Text;

namespace Engine.Flows.Document.Json;

/// <summary>One pass over a JSON text (RFC 8259 §2 to §8) that stops at its first fault. Each method returns false when it met it.</summary>
internal ref struct JsonScan(ReadOnlySpan<byte> utf8, int maxDepth)
{
    private const byte End = 0;

    private readonly ReadOnlySpan<byte> _text = utf8;
    private readonly List<object> _path = [];
    private int _at;
    private int _depth;
    private int _faultAt;
    private string? _words;

    public readonly JsonTextFault Fault() => JsonTextFault.At(_text, _faultAt, _path, _words!);

    public bool Whole()
    {
        Blanks();
        if (_at == _text.Length)
        {
            return Fail(_at, "the body is empty; send a JSON object, at least {}");
        }

        if (!Value())
        {
            return false;
        }

        Blanks();
        return _at == _text.Length || Fail(_at, $"there is {Here()} after the end of the JSON text; send one JSON value and nothing behind it");
    }

    private bool Value() => Now() switch
    {
        (byte)'{' => Nested('}', "object"),
        (byte)'[' => Nested(']', "list"),
        (byte)'"' => Text(out _),
        (byte)'-' or (>= (byte)'0' and <= (byte)'9') => Number(),
        _ => Word(),
    };

    /// <summary>An object or a list, without the nesting that no reader here takes.</summary>
    private bool Nested(char close, string what)
    {
        var opened = _at;
        if (++_depth > maxDepth)
        {
            return Fail(opened, string.Create(CultureInfo.InvariantCulture, $"objects and lists stand more than {maxDepth} deep in each other"));
        }

        _at++;
        Blanks();
        if (Now() == close)
        {
            _at++;
            _depth--;
            return true;
        }

        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; ; index++)
        {
            if (!(close == '}' ? Member(names, opened) : Item(index, opened)))
            {
                return false;
            }

            Blanks();
            if (Now() == close)
            {
                _at++;
                _depth--;
                return true;
            }

            if (!Comma(close, what, opened))
            {
                return false;
            }
        }
    }

    private bool Comma(char close, string what, int opened)
    {
        if (IsAtEnd())
        {
            return Unclosed(what, opened);
        }

        if (Now() != ',')
        {
            return Fail(_at, $"there is {Here()} where a comma or the {close} that closes the {what} must stand");
        }

        var comma = _at++;
        Blanks();
        return Now() != close || Fail(comma, $"nothing follows this comma; remove it, or write what comes before the {close}");
    }

    private bool Member(Dictionary<string, int> names, int opened)
    {
        if (IsAtEnd())
        {
            return Unclosed("object", opened);
        }

        if (Now() != '"')
        {
            return Fail(_at, $"there is {Here()} where the name of a member in double quotes must stand");
        }

        var nameAt = _at;
        if (!Text(out var name))
        {
            return false;
        }

        _path.Add(name);
        if (!names.TryAdd(name, nameAt))
        {
            var (line, column) = JsonTextFault.Place(_text, names[name]);
            return Fail(nameAt, string.Create(
                CultureInfo.InvariantCulture, $"the member \"{name}\" is there twice, first at line {line}, column {column}; remove one of them"));
        }

        Blanks();
        if (Now() != ':')
        {
            return IsAtEnd() ? Unclosed("object", opened) : Fail(_at, $"there is {Here()} where the colon behind the member's name must stand");
        }

        _at++;
        Blanks();
        return Rest(opened, "object");
    }

    private bool Item(int index, int opened)
    {
        _path.Add(index);
        return Rest(opened, "list");
    }

    /// <summary>The value of a member or a list's entry, then back to what it is in.</summary>
    private bool Rest(int opened, string what)
    {
        if (IsAtEnd())
        {
            return Unclosed(what, opened);
        }

        if (!Value())
        {
            return false;
        }

        _path.RemoveAt(_path.Count - 1);
        return true;
    }

    private bool Text(out string text)
    {
        var scan = new JsonStringScan(_text, _at);
        var whole = scan.Read(out text);
        _at = scan.At;
        return whole || Fail(scan.FaultAt, scan.Words!);
    }

    private bool Number()
    {
        var begun = _at;
        _at += Now() == '-' ? 1 : 0;
        var zero = Now() == '0';
        var whole = Digits();
        if (whole == 0 || (zero && whole > 1))
        {
            return Fail(begun, whole == 0 ? "a minus must be followed by a digit" : "a number does not begin with 0; put it in quotes if it is text");
        }

        if (Now() == '.')
        {
            _at++;
            if (Digits() == 0)
            {
                return Fail(begun, "the point of a number must be followed by a digit");
            }
        }

        if (Now() is (byte)'e' or (byte)'E')
        {
            _at++;
            _at += Now() is (byte)'+' or (byte)'-' ? 1 : 0;
            if (Digits() == 0)
            {
                return Fail(begun, "the exponent of a number needs a digit");
            }
        }

        return true;
    }

    private int Digits()
    {
        var begun = _at;
        while (Now() is >= (byte)'0' and <= (byte)'9')
        {
            _at++;
        }

        return _at - begun;
    }

    /// <summary>true, false or null; anything else is no value of JSON.</summary>
    private bool Word()
    {
        var rest = _text[_at..];
        var length = rest.StartsWith("true"u8) || rest.StartsWith("null"u8) ? 4 : rest.StartsWith("false"u8) ? 5 : 0;
        if (length > 0)
        {
            _at += length;
            return true;
        }

        return Fail(_at, Now() switch
        {
            (byte)'\'' => "text stands in double quotes, not in single ones",
            (byte)'/' or (byte)'#' => "JSON has no comments; remove it",
            (byte)'+' => "a number has no plus; put it in double quotes if it is text, such as a phone number",
            (byte)'.' => "a number does not begin with a point",
            _ => $"there is {Here()} where a value must stand: text in double quotes, a number, true, false, null, an object or a list",
        });
    }

    private void Blanks()
    {
        while (!IsAtEnd() && Now() is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
        {
            _at++;
        }
    }

    private readonly bool IsAtEnd() => _at >= _text.Length;

    /// <summary>The byte looked at; at the end one that nothing looks for.</summary>
    private readonly byte Now() => _at < _text.Length ? _text[_at] : End;

    /// <summary>What stands here, for people.</summary>
    private readonly string Here()
    {
        if (IsAtEnd())
        {
            return "the end of the text";
        }

        var rest = _text[_at..];
        var length = 0;
        while (length < rest.Length && length < 20 && (char.IsAsciiLetterOrDigit((char)rest[length]) || rest[length] == '_'))
        {
            length++;
        }

        if (length > 0)
        {
            return Encoding.ASCII.GetString(rest[..length]);
        }

        return Rune.DecodeFromUtf8(rest, out var rune, out _) == System.Buffers.OperationStatus.Done && !Rune.IsControl(rune) ? rune.ToString() : "something unreadable";
    }

    private bool Unclosed(string what, int opened)
    {
        var (line, column) = JsonTextFault.Place(_text, opened);
        return Fail(_text.Length, string.Create(CultureInfo.InvariantCulture, $"the text ends before the {what} that begins at line {line}, column {column} is closed"));
    }

    private bool Fail(int at, string words)
    {
        (_faultAt, _words) = (at, words);
        return false;
    }
}
