namespace Engine.Testing.Calls;

/// <summary>A request the engine sent into the simulated network.</summary>
/// <param name="At">Virtual time.</param>
/// <param name="Method">INVITE, ACK, CANCEL or BYE.</param>
/// <param name="CallId">Call-ID.</param>
/// <param name="Branch">Branch of the INVITE it belongs to.</param>
/// <param name="Destination">"ip:port".</param>
public sealed record NetworkMessage(DateTimeOffset At, string Method, string CallId, string Branch, string Destination);
