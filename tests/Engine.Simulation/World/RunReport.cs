using Engine.Ports;
using Engine.Simulation.Checks;

namespace Engine.Simulation.World;

/// <summary>What is kept of a run: thousands of engines would not fit in memory.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Broken">What each check found, by the check's name.</param>
/// <param name="Trace">Its trace, where it was asked for.</param>
/// <param name="Deaths">Processes that died.</param>
/// <param name="Events">Kinds of events that were stored.</param>
/// <param name="Methods">SIP methods that were sent.</param>
/// <param name="StrangersCancels">How often another account tried to cancel.</param>
internal sealed record RunReport(
    int Seed, IReadOnlyDictionary<string, IReadOnlyList<string>> Broken, IReadOnlyList<string> Trace, int Deaths, IReadOnlySet<string> Events,
    IReadOnlySet<string> Methods, int StrangersCancels)
{
    /// <summary>Carries out the run of a seed and looks at it.</summary>
    public static RunReport Of(int seed, bool withTrace)
    {
        var run = SimulationRun.Of(seed);
        return new RunReport(
            seed,
            Invariants.All.ToDictionary(check => check.Key, check => (IReadOnlyList<string>)[.. check.Value(run)], StringComparer.Ordinal),
            withTrace ? [.. run.Trace()] : [],
            run.Deaths,
            run.Interactions.SelectMany(id => run.Engine.Store.Events(new InteractionId(id))).Select(happened => happened.GetType().Name).ToHashSet(StringComparer.Ordinal),
            run.Engine.Network.Log.Select(message => message.Method).ToHashSet(StringComparer.Ordinal),
            run.Requests.Count(request => request.StrangersCancel is not null));
    }
}
