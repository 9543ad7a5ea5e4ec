using Engine.Flows.Document;
using Engine.Flows.Document.Arguments;
using Engine.Flows.Document.Shapes;

namespace Engine.Flows.Validation.Rules;

/// <summary>Arguments have names and variables of their own, and defaults that would pass their own check.</summary>
internal sealed class ArgumentsRule : IFlowRule
{
    public void Check(FlowCheckRun run)
    {
        var trigger = run.Document.Trigger;
        var path = JsonPath.Root["trigger"]["arguments"];
        var names = new HashSet<string>(StringComparer.Ordinal);
        var variables = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < trigger.Arguments.Count; i++)
        {
            var argument = trigger.Arguments[i];
            if (argument.Name.Length > 0 && !names.Add(argument.Name))
            {
                run.Report("argument_twice", FaultSeverity.Error, path[i]["name"], $"There are two arguments \"{argument.Name}\"; rename one.");
            }

            if (argument.Variable is { } variable && !variables.Add(variable))
            {
                run.Report("variable_twice", FaultSeverity.Error, path[i]["variable"], $"Two arguments fill \"{variable}\"; the second would overwrite the first.");
            }

            CheckType(run, argument, path[i]);
        }

        if (trigger.InteractionIdVariable is { } id && variables.Contains(id))
        {
            run.Report("variable_twice", FaultSeverity.Error, JsonPath.Root["trigger"]["interaction_id_variable"],
                $"\"{id}\" is filled by an argument; use another variable for the interaction id.");
        }
    }

    private static void CheckType(FlowCheckRun run, FlowArgument argument, JsonPath path)
    {
        if (argument is { Type: ArgumentType.Enum, Values: null or { Count: 0 } })
        {
            run.Report("required", FaultSeverity.Error, path["values"], "List the values this argument may have.");
            return;
        }

        if (argument.Type != ArgumentType.Enum && argument.Values is not null)
        {
            run.Report("values_not_allowed", FaultSeverity.Error, path["values"], "Only an argument of type enum has values; remove them or change the type.");
        }

        if (argument.Default is { } value && ArgumentValue.Check(argument, value).Fault is { } fault)
        {
            run.Report("default_invalid", FaultSeverity.Error, path["default"], $"The default does not fit: {fault}");
        }

        if (argument is { Required: true, Default: not null })
        {
            run.Report("default_unused", FaultSeverity.Warning, path["default"], "A required argument never uses its default; remove one of the two.");
        }
    }
}
