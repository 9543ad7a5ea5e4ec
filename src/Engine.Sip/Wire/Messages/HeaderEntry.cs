namespace Engine.Sip.Wire.Messages;

/// <summary>Where one header line stands in the buffer. The value may hold folded line ends; readers take them as white space.</summary>
internal struct HeaderEntry
{
    /// <summary>End of a chain of entries with the same id.</summary>
    internal const byte None = 255;

    internal HeaderId Id;
    /// <summary>Index of the next entry with the same id, or <see cref="None"/>.</summary>
    internal byte Next;
    internal int NameStart;
    internal int NameLength;
    internal int ValueStart;
    internal int ValueLength;
}
