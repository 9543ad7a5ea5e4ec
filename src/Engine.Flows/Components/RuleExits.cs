using Engine.Flows.Components.Steps;
using Engine.Flows.Document.Shapes;

namespace Engine.Flows.Components;

/// <summary>Exits of components whose author names one for each rule; several rules may share one.</summary>
internal static class RuleExits
{
    public static IReadOnlyList<ExitSpec> Of(IEnumerable<string> exits, params string[] others) =>
        [.. exits.Where(e => e.Length > 0).Concat(others.Length > 0 ? others : [ExitSpec.NoMatch]).Distinct(StringComparer.Ordinal).Select(e => new ExitSpec(e))];

    /// <summary>Leaves by an exit and says which in the output match.</summary>
    public static StepMove.Leaving Take(string exit) =>
        StepMove.Leave(exit, new Dictionary<string, string?>(StringComparer.Ordinal) { ["match"] = exit });

    /// <summary>Names the engine uses itself would make the report ambiguous.</summary>
    public static void Check(StepCheck check, IReadOnlyList<string> exits)
    {
        for (var i = 0; i < exits.Count; i++)
        {
            CheckName(check, check.SettingsPath["rules"][i]["exit"], exits[i]);
        }
    }

    public static void CheckName(StepCheck check, JsonPath path, string exit)
    {
        if (exit is ExitSpec.NoMatch or ExitSpec.Error or ExitSpec.Cancelled or ExitSpec.Timeout or StandardIvr.Invalid || ExitSpec.IsLoss(exit))
        {
            check.Error("exit_reserved", path, $"\"{exit}\" has a meaning of its own; choose another name for this exit.");
        }
    }
}
