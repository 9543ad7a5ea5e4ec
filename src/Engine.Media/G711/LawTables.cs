namespace Engine.Media.G711;

/// <summary>From one law of G.711 to the other, code by code: one table each way, made through the linear sample.</summary>
public static class LawTables
{
    private static readonly byte[] ALawOfMuLaw = Build(code => ALaw.Encode(MuLaw.Decode(code)));
    private static readonly byte[] MuLawOfALaw = Build(code => MuLaw.Encode(ALaw.Decode(code)));

    /// <summary>Writes µ-law codes as A-law; <paramref name="to"/> is at least as long.</summary>
    public static void ToALaw(ReadOnlySpan<byte> muLaw, Span<byte> to) => Convert(muLaw, ALawOfMuLaw, to);

    /// <summary>Writes A-law codes as µ-law; <paramref name="to"/> is at least as long.</summary>
    public static void ToMuLaw(ReadOnlySpan<byte> aLaw, Span<byte> to) => Convert(aLaw, MuLawOfALaw, to);

    private static void Convert(ReadOnlySpan<byte> codes, byte[] table, Span<byte> to)
    {
        for (var i = 0; i < codes.Length; i++)
        {
            to[i] = table[codes[i]];
        }
    }

    private static byte[] Build(Func<byte, byte> convert) => [.. Enumerable.Range(0, 256).Select(code => convert((byte)code))];
}
