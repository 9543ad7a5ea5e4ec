using Engine.Flows.Facts;

namespace Engine.Host.Composition;

/// <summary>Who wants to hear each event once it is stored and before any effect runs: a rehearsal, which plays the world's part.</summary>
internal sealed record StoredEvents(Action<InteractionEvent> Hear);
