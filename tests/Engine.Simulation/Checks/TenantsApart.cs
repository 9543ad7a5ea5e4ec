using Engine.Ports;
using Engine.Ports.Interactions;
using Engine.Simulation.World;

namespace Engine.Simulation.Checks;

/// <summary>I8: nothing of one account is visible to another, or used for it.</summary>
internal static class TenantsApart
{
    public static IEnumerable<string> Broken(SimulationRun run)
    {
        foreach (var id in run.Interactions)
        {
            var state = run.Engine.Store.State(new InteractionId(id));
            var tenant = Tenant.Of(new AccountId(state.Identity!.AccountId));
            foreach (var attempt in state.Attempts)
            {
                var own = attempt.From == tenant.Number
                    && (attempt.Dial is not { } dial || (dial.TrunkId == tenant.TrunkId && dial.Destination.StartsWith(tenant.Network, StringComparison.Ordinal)));
                if (!own)
                {
                    yield return $"{id} of {tenant.AccountId} called as {attempt.From} over {attempt.Dial}";
                }
            }

            if (state.Variables["who"] != tenant.AccountId)
            {
                yield return $"{id} of {tenant.AccountId} holds a value of {state.Variables["who"]}";
            }
        }

        foreach (var request in run.Requests)
        {
            if (request.StrangersCancel is not (null or CancelResult.NoSuchInteraction or CancelResult.Unavailable))
            {
                yield return $"a stranger was told {request.StrangersCancel} about an interaction of {request.Planned.Tenant.AccountId}";
            }
        }
    }
}
