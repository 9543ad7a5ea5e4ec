using Engine.Flows.Components;
using Engine.Flows.Document;
using Engine.Flows.Document.Shapes;
using Engine.Flows.Document.Templates;

namespace Engine.Flows.Validation.Rules;

/// <summary>Everything that is referred to exists: variables, template names, numbers, prompts, trunks, functions, connections, groups, zones.</summary>
internal sealed class ReferencesRule : IFlowRule
{
    private const string SystemPrefix = "system.";

    public void Check(FlowCheckRun run)
    {
        foreach (var leaf in run.Leaves)
        {
            Check(run, leaf);
        }
    }

    private static void Check(FlowCheckRun run, ShapeLeaf leaf)
    {
        switch (leaf.Meaning)
        {
            case TextMeaning.Template:
                CheckTemplate(run, leaf);
                break;
            case TextMeaning.Variable:
                CheckVariable(run, leaf);
                break;
            default:
                if (Missing(run.Catalog, leaf) is { } missing)
                {
                    run.Report(missing.Code, FaultSeverity.Error, leaf.Path, missing.Message);
                }

                break;
        }
    }

    private static void CheckTemplate(FlowCheckRun run, ShapeLeaf leaf)
    {
        var template = Template.Parse(leaf.Value);
        foreach (var fault in template.Faults)
        {
            run.Report(fault.Code, FaultSeverity.Error, leaf.Path, fault.Message);
        }

        foreach (var name in template.Variables.Where(n => !run.Document.Variables.ContainsKey(n)))
        {
            run.Report("variable_unknown", FaultSeverity.Error, leaf.Path, $"Declare the variable \"{name}\" or correct %{{current_flow.{name}}}.");
        }

        foreach (var name in template.SystemValues.Where(n => !VariableNames.System.Contains(n, StringComparer.Ordinal)))
        {
            run.Report("variable_unknown", FaultSeverity.Error, leaf.Path, $"There is no %{{system.{name}}}; known: {string.Join(", ", VariableNames.System)}.");
        }
    }

    private static void CheckVariable(FlowCheckRun run, ShapeLeaf leaf)
    {
        if (leaf.Value.StartsWith(SystemPrefix, StringComparison.Ordinal))
        {
            if (!VariableNames.System.Contains(leaf.Value[SystemPrefix.Length..], StringComparer.Ordinal))
            {
                run.Report("variable_unknown", FaultSeverity.Error, leaf.Path, $"There is no {leaf.Value}; known: {string.Join(", ", VariableNames.System)}.");
            }
        }
        else if (VariableNames.IsValid(leaf.Value) && !run.Document.Variables.ContainsKey(leaf.Value))
        {
            run.Report("variable_unknown", FaultSeverity.Error, leaf.Path, $"Declare the variable \"{leaf.Value}\" under variables, or choose one that is there.");
        }
    }

    private static (string Code, string Message)? Missing(ICatalog catalog, ShapeLeaf leaf) => leaf.Meaning switch
    {
        TextMeaning.AccountNumber when !catalog.HasNumber(leaf.Value) => ("number_unknown", $"{leaf.Value} is not one of the account's numbers; choose one of them."),
        TextMeaning.Trunk when !catalog.HasTrunk(leaf.Value) => ("trunk_unknown", $"The account has no trunk \"{leaf.Value}\"."),
        TextMeaning.Prompt when !catalog.HasPrompt(leaf.Value) => ("prompt_unknown", $"The library has no prompt \"{leaf.Value}\"; upload it or choose another."),
        TextMeaning.Function when !catalog.HasFunction(leaf.Value) => ("function_unknown", $"The account has no published function \"{leaf.Value}\"."),
        TextMeaning.Connection when !catalog.HasConnection(leaf.Value) => ("connection_unknown", $"The account has no connection \"{leaf.Value}\"."),
        TextMeaning.RingGroup when !catalog.HasRingGroup(leaf.Value) => ("ring_group_unknown", $"The account has no ring group \"{leaf.Value}\"."),
        TextMeaning.TimeZone when !LocalClock.IsZone(leaf.Value) =>
            ("timezone_unknown", $"\"{leaf.Value}\" is not an IANA time zone such as Europe/Lisbon."),
        _ => null,
    };
}
