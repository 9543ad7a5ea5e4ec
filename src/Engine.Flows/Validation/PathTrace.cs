using Engine.Flows.Components.Steps;

namespace Engine.Flows.Validation;

/// <summary>Writes the way to a place as an author reads it: "Dial" (busy) → "Notify".</summary>
internal sealed class PathTrace(FlowCheckRun run, IReadOnlyDictionary<(string Step, PathState State), FlowArrival> reached)
{
    /// <summary>Steps shown at most; of longer ways the last ones.</summary>
    private const int MaxShown = 6;

    public string To((string Step, PathState State) place)
    {
        var names = new List<string> { run.Label(place.Step) };
        for (var at = reached[place]; at.Edge is { } edge; at = reached[(edge.From.Id, at.Before)])
        {
            names.Add($"{run.Label(edge.From.Id)} ({edge.Name})");
        }

        names.Reverse();
        var shown = names.Skip(Math.Max(0, names.Count - MaxShown));
        return (names.Count > MaxShown ? "… → " : "") + string.Join(" → ", shown);
    }
}
