namespace Engine.Phone;

/// <summary>Something said into the phone.</summary>
/// <param name="At">Counted from the answer.</param>
/// <param name="Samples">16-bit PCM, 8 kHz.</param>
public sealed record PhoneUtterance(TimeSpan At, ReadOnlyMemory<short> Samples);
