using Engine.Flows.Document.Shapes;
using Engine.Flows.Document.Templates;

namespace Engine.Flows.Document;

/// <summary>The form of a whole document around its steps.</summary>
internal static class FlowShapes
{
    private const int MaxName = 200;
    private const int MaxDescription = 2000;
    private const int MaxArgumentName = 64;
    private const int MaxEnumValues = 200;

    /// <param name="step">Form of each step.</param>
    public static ObjectShape Document(StepShape step) => new(
        new Member("format", new NumberShape { Min = FlowLimits.Format, Max = FlowLimits.Format, Description = "Version of this format." }, Required: true),
        new Member("name", new TextShape { MinLength = 1, MaxLength = MaxName, Description = "Name for people." }, Required: true),
        new Member("description", new TextShape { MaxLength = MaxDescription }),
        new Member("strict_arguments", new BooleanShape { Default = false, Description = "Refuse arguments that are not declared." }),
        new Member("trigger", Trigger(), Required: true),
        new Member("variables", new MapShape(VariableNames.Pattern, VariableNames.Meaning, Variable()) { MaxItems = FlowLimits.Variables }),
        new Member("entry", Fields.StepId("First step."), Required: true),
        new Member("steps", new MapShape(Fields.StepIdPattern, Fields.StepIdMeaning, step) { MinItems = 1, MaxItems = FlowLimits.Steps }, Required: true),
        new Member("layout", new MapShape(Fields.StepIdPattern, Fields.StepIdMeaning, Point()) { MaxItems = FlowLimits.Steps }));

    /// <summary>The step a place in the document belongs to.</summary>
    public static string? StepOf(JsonPath path) =>
        path.Text.StartsWith("/steps/", StringComparison.Ordinal) ? path.Text.Split('/')[2] : null;

    private static ObjectShape Trigger() => new(
        new Member("kind", new TextShape { Values = [FlowTrigger.ApiRequest] }, Required: true),
        new Member("arguments", new ListShape(Argument()) { MaxItems = FlowLimits.Arguments }),
        new Member("interaction_id_variable", new TextShape
        {
            Pattern = VariableNames.Pattern, PatternMeans = $"a variable's name: {VariableNames.Meaning}", MaxLength = 64, Meaning = TextMeaning.Variable, Nullable = true,
            Description = "Variable that receives the interaction id.",
        }));

    private static ObjectShape Argument() => new(
        new Member("name", new TextShape
        {
            Pattern = "[A-Za-z_][A-Za-z0-9_.-]*", PatternMeans = "a name of letters, digits, _ . and -, a letter or _ first", MaxLength = MaxArgumentName,
            Description = "Member of the request body.",
        }, Required: true),
        new Member("variable", Fields.Variable("Variable it fills."), Required: true),
        new Member("type", new TextShape { Values = ["string", "phone", "integer", "number", "boolean", "date", "enum"], Default = "string" }),
        new Member("values", new ListShape(new TextShape { MinLength = 1, MaxLength = FlowLimits.DefaultArgumentLength }) { MinItems = 1, MaxItems = MaxEnumValues }),
        new Member("required", new BooleanShape { Default = false }),
        new Member("default", new TextShape { MaxLength = FlowLimits.LongestArgument }),
        new Member("max_length", new NumberShape { Min = 1, Max = FlowLimits.LongestArgument, Default = FlowLimits.DefaultArgumentLength }),
        new Member("sensitive", new BooleanShape { Default = false, Description = "Never shown, logged, traced or cached." }));

    private static ObjectShape Variable() => new(
        new Member("default", new TextShape { MaxLength = FlowLimits.DefaultArgumentLength, Description = "Value before anything sets it." }),
        new Member("sensitive", new BooleanShape { Default = false, Description = "Never shown, logged, traced or cached." }));

    private static ObjectShape Point() => new(
        new Member("x", new NumberShape { Whole = false }, Required: true),
        new Member("y", new NumberShape { Whole = false }, Required: true));
}
