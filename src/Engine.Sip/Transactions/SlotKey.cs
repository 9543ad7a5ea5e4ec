namespace Engine.Sip.Transactions;

/// <summary>The place of a call in the slot table; a slot used again has another generation.</summary>
/// <param name="Slot">Index, below 2^20.</param>
/// <param name="Generation">How often the slot was used.</param>
internal readonly record struct SlotKey(int Slot, uint Generation);
