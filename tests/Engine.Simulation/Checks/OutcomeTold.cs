using Engine.Flows.Facts;
using Engine.Ports.Interactions;
using Engine.Simulation.World;

namespace Engine.Simulation.Checks;

/// <summary>Where nothing disturbed a call, its outcome is what its callee did (TEST-06).</summary>
internal static class OutcomeTold
{
    public static IEnumerable<string> Broken(SimulationRun run)
    {
        foreach (var request in run.Requests)
        {
            if (run.Plan.IsDisturbed || request is not { Answer: StartResult.Accepted accepted, OwnCancel: null } || Expected(request.Planned) is not { } expected)
            {
                continue;
            }

            var told = run.Engine.Store.State(accepted.InteractionId).Result?.Outcome;
            if (told != expected)
            {
                yield return $"{accepted.InteractionId} ended {told} where {request.Planned.Callee} asks for {expected}";
            }
        }
    }

    /// <summary>Null for those that depend on the trunk's policy rather than on the callee.</summary>
    private static Outcome? Expected(PlannedRequest planned) => planned.Callee switch
    {
        { Dead: true } => null,
        { FinalAfter: null } => Outcome.NoAnswer,
        { Status: 200 } => Outcome.Answered,
        { Status: 486 or 600 or 603 } => Outcome.Busy,
        { Status: 404 or 484 or 604 } => Outcome.InvalidNumber,
        { Status: 480 } => Outcome.NoAnswer,
        _ => null,
    };
}
