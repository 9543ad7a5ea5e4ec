namespace Engine.Sip.Wire.Messages;

/// <summary>Text to be written: UTF-8 bytes, or characters that the writer encodes. Lets callers pass strings, spans and "…"u8 alike.</summary>
internal readonly ref struct WireText
{
    private WireText(ReadOnlySpan<byte> bytes) => Bytes = bytes;

    private WireText(ReadOnlySpan<char> characters) => Characters = characters;

    public bool IsEmpty => Bytes.IsEmpty && Characters.IsEmpty;

    internal ReadOnlySpan<byte> Bytes { get; }

    internal ReadOnlySpan<char> Characters { get; }

    public static implicit operator WireText(ReadOnlySpan<byte> bytes) => new(bytes);

    public static implicit operator WireText(Span<byte> bytes) => new((ReadOnlySpan<byte>)bytes);

    public static implicit operator WireText(byte[]? bytes) => new((ReadOnlySpan<byte>)bytes);

    public static implicit operator WireText(ReadOnlySpan<char> characters) => new(characters);

    public static implicit operator WireText(string? text) => new(text.AsSpan());
}
