using Engine.Ports.Interactions;

namespace Engine.Simulation.World;

/// <summary>A planned request and what came back. Null answers: the process was dead, or died over it.</summary>
internal sealed class SentRequest(PlannedRequest planned)
{
    public PlannedRequest Planned { get; } = planned;

    public StartResult? Answer { get; set; }

    public CancelResult? OwnCancel { get; set; }

    public CancelResult? StrangersCancel { get; set; }
}
