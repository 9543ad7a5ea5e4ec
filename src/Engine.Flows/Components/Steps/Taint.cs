using System.Collections.Frozen;
using Engine.Flows.Document;

namespace Engine.Flows.Components.Steps;

/// <summary>Which variables may hold sensitive values: declared ones, and all that is computed from them.</summary>
internal static class Taint
{
    public static FrozenSet<string> Of(FlowDocument document, IEnumerable<PublishedStep> steps)
    {
        var tainted = new HashSet<string>(StringComparer.Ordinal);
        tainted.UnionWith(document.Variables.Where(v => v.Value.Sensitive).Select(v => v.Key));
        tainted.UnionWith(document.Trigger.Arguments.Where(a => a.Sensitive && a.Variable is not null).Select(a => a.Variable!));
        var withOutputs = steps.Where(s => s.Outputs.Count > 0).ToArray();

        // A step may feed another anywhere in the flow, so repeat until nothing is added; the set only grows.
        int before;
        do
        {
            before = tainted.Count;
            foreach (var step in withOutputs.Where(s => IsSensitive(s, tainted)))
            {
                tainted.UnionWith(step.Outputs.Values);
            }
        }
        while (tainted.Count > before);

        return tainted.ToFrozenSet(StringComparer.Ordinal);
    }

    private static bool IsSensitive(PublishedStep step, HashSet<string> tainted) =>
        step.Component.MakesSensitive(step.Settings) || step.Component.Reads(step.Settings).Any(tainted.Contains);
}
