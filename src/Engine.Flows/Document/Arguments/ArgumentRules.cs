using System.Text.Json;
using Engine.Flows.Document.Marks;

namespace Engine.Flows.Document.Arguments;

/// <summary>Checks the flat object a request brings against the flow's declared arguments (FLOW-10, FLOW-11).</summary>
public static class ArgumentRules
{
    /// <summary>Every fault at once; on success the start values of all variables.</summary>
    /// <param name="document">The flow.</param>
    /// <param name="sensitive">Its variables that may hold a sensitive value.</param>
    /// <param name="body">The request body, any JSON value.</param>
    /// <param name="interactionId">For the trigger's interaction_id_variable.</param>
    public static ArgumentReading Read(FlowDocument document, IReadOnlySet<string> sensitive, JsonElement body, string interactionId)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return new ArgumentReading([], [new ArgumentFault("", "Send a JSON object with the flow's arguments.")]);
        }

        var faults = new List<ArgumentFault>();
        var values = document.Variables.ToDictionary(v => v.Key, v => v.Value.Default, StringComparer.Ordinal);
        var given = Named(body, faults);
        foreach (var argument in document.Trigger.Arguments)
        {
            var value = One(argument, given, faults) ?? Default(argument);
            if (argument.Variable is { } variable && value is not null)
            {
                values[variable] = value;
            }
        }

        AddUnknown(document, given, faults);
        if (document.Trigger.InteractionIdVariable is { } idVariable)
        {
            values[idVariable] = interactionId;
        }

        return faults.Count > 0
            ? new ArgumentReading([], faults)
            : new ArgumentReading([.. values.Select(v => new VariableValue(v.Key, v.Value, sensitive.Contains(v.Key)))], []);
    }

    /// <summary>What the request brings, by names without the marks that nobody sees; two that differ only in those are a fault.</summary>
    private static Dictionary<string, JsonElement> Named(JsonElement body, List<ArgumentFault> faults)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in body.EnumerateObject())
        {
            var name = HiddenMarks.Removed(member.Name);
            if (!members.TryAdd(name, member.Value))
            {
                faults.Add(new ArgumentFault(name, "Is there twice: one of them has marks in its name that nobody sees."));
            }
        }

        return members;
    }

    private static string? One(FlowArgument argument, Dictionary<string, JsonElement> members, List<ArgumentFault> faults)
    {
        if (!members.TryGetValue(argument.Name, out var given))
        {
            if (argument is { Required: true, Default: null })
            {
                faults.Add(new ArgumentFault(argument.Name, "Required argument is missing."));
            }

            return null;
        }

        if (given.ValueKind != JsonValueKind.String)
        {
            faults.Add(new ArgumentFault(argument.Name, $"Must be a JSON string, also when it holds a number; this is {KindName(given.ValueKind)}."));
            return null;
        }

        if (!TryText(given, out var text))
        {
            faults.Add(new ArgumentFault(argument.Name, "Holds characters that are not valid Unicode."));
            return null;
        }

        var checkedValue = ArgumentValue.Check(argument, text);
        if (checkedValue.Fault is { } fault)
        {
            faults.Add(new ArgumentFault(argument.Name, fault));
        }

        return checkedValue.Value;
    }

    /// <summary>In the one spelling that values of its type have, so that rules compare alike with and without the argument.</summary>
    private static string? Default(FlowArgument argument) =>
        argument.Default is { } text ? ArgumentValue.Check(argument, text).Value ?? text : null;

    private static void AddUnknown(FlowDocument document, Dictionary<string, JsonElement> members, List<ArgumentFault> faults)
    {
        if (!document.StrictArguments)
        {
            return;
        }

        var known = document.Trigger.Arguments.Select(a => a.Name).ToHashSet(StringComparer.Ordinal);
        faults.AddRange(members.Keys.Where(name => !known.Contains(name)).Select(name => new ArgumentFault(name, "The flow has no such argument.")));
    }

    /// <summary>A lone surrogate (\ud800) is legal JSON and no text.</summary>
    private static bool TryText(JsonElement value, out string text)
    {
        try
        {
            text = value.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            text = "";
            return false;
        }
    }

    private static string KindName(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}

/// <summary>What came of checking a request body.</summary>
/// <param name="Variables">All variables of the flow at their start, when there is no fault.</param>
/// <param name="Faults">All faults; empty = accepted.</param>
public sealed record ArgumentReading(IReadOnlyList<VariableValue> Variables, IReadOnlyList<ArgumentFault> Faults)
{
    public bool IsAccepted => Faults.Count == 0;
}

/// <summary>One member of the request body that does not fit; becomes an entry of "fields" (API-07).</summary>
public sealed record ArgumentFault(string Name, string Description);
