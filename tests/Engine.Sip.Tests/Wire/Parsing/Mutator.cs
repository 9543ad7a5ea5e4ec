namespace Engine.Sip.Tests.Wire.Parsing;

/// <summary>Makes bad datagrams out of good ones, from a seed.</summary>
internal sealed class Mutator(IReadOnlyList<byte[]> good, int seed)
{
    private const int MaxBytes = 70_000;

    private static readonly byte[][] Fragments =
    [
        [.. "\r\n"u8], [.. "\n"u8], [.. "\r"u8], [.. "\r\n\r\n"u8], [.. "\r\n "u8], [.. "\0"u8], [.. "\""u8], [.. "<"u8], [.. ">"u8], [.. ","u8], [.. ";"u8],
        [.. "="u8], [.. "@"u8], [.. "%"u8], [.. "%00"u8], [.. "["u8], [.. "]"u8], [.. ":"u8], [.. "\\"u8], [.. "--"u8], [.. "4294967296"u8], [.. "-1"u8],
        [.. "18446744073709551616"u8], [.. "SIP/2.0"u8], [.. "%s%n"u8], [.. "../"u8], [0xff], [0xc0, 0x80], [0xef, 0xbb, 0xbf], [.. "Content-Length: 99999"u8],
    ];

    private readonly Random _random = new(seed);

    internal byte[] Next() => _random.Next(10) switch
    {
        0 => Noise(),
        1 => Cut(Pick()),
        2 => Repeat(Pick()),
        3 => Splice(Pick(), Pick()),
        _ => Change(Pick()),
    };

    private byte[] Pick() => good[_random.Next(good.Count)];

    private byte[] Noise()
    {
        var bytes = new byte[_random.Next(1500)];
        _random.NextBytes(bytes);
        return bytes;
    }

    private byte[] Cut(byte[] from) => from[.._random.Next(from.Length)];

    /// <summary>A slice many times over: long lines, many headers, deep nesting.</summary>
    private byte[] Repeat(byte[] from)
    {
        var start = _random.Next(from.Length);
        var slice = from[start..Math.Min(from.Length, start + 1 + _random.Next(60))];
        var times = 1 + _random.Next(300);
        return [.. from[..start], .. Enumerable.Repeat(slice, times).SelectMany(bytes => bytes).Take(MaxBytes), .. from[start..]];
    }

    private byte[] Splice(byte[] head, byte[] tail) => [.. Cut(head), .. tail[_random.Next(tail.Length)..]];

    private byte[] Change(byte[] from)
    {
        var bytes = new List<byte>(from);
        for (var count = 1 + _random.Next(8); count > 0; count--)
        {
            var at = _random.Next(bytes.Count);
            switch (_random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)_random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << _random.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(bytes.Count - at - 1, _random.Next(20)));
                    break;
                default:
                    bytes.InsertRange(at, Fragments[_random.Next(Fragments.Length)]);
                    break;
            }
        }

        return [.. bytes];
    }
}
