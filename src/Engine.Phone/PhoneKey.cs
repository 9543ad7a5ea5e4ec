namespace Engine.Phone;

/// <summary>One key press.</summary>
/// <param name="At">Counted from the answer.</param>
/// <param name="Key">0–9, *, #, A–D.</param>
/// <param name="Way">How it is sent.</param>
public sealed record PhoneKey(TimeSpan At, char Key, KeyWay Way = KeyWay.Rfc4733);
