namespace Engine.Accounts.Interactions;

/// <summary>A stored event as people see it.</summary>
/// <param name="Number">1, 2, 3 … in its interaction, without gaps.</param>
/// <param name="Type">Stable name of the event type.</param>
/// <param name="Data">The event as JSON; values declared sensitive are masked.</param>
public sealed record InteractionEventView(long Number, string Type, int Version, DateTimeOffset At, string Data);
