using Engine.Flows.Facts;
using Engine.Ports.Faults;

namespace Engine.Testing.Simulated;

/// <summary>Forgets what a process is to dial in its first moment: that is what the one before it did not come to.</summary>
/// <param name="time">The clock, just when the process starts.</param>
internal sealed class PlantedFaults(TimeProvider time) : IFaultInjection
{
    private readonly DateTimeOffset _startedAt = time.GetUtcNow();

    /// <summary>In its place comes a command that fits no state and so changes nothing.</summary>
    public InteractionCommand? Instead(InteractionEffect effect) =>
        effect is InteractionEffect.PrepareDial && time.GetUtcNow() == _startedAt ? new InteractionCommand.OrphanEnded(_startedAt, Attempt: 0) : null;
}
