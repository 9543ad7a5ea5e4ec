using Engine.Flows.Document.Shapes;
using Engine.Flows.Document.Templates;

namespace Engine.Flows.Document;

/// <summary>Shapes that several components use.</summary>
internal static class Fields
{
    public const string ExitPattern = "[a-z0-9_]{1,64}";
    public const string ExitMeaning = "lower-case letters, digits and underscores, at most 64 characters";
    public const string StepIdPattern = "[a-z0-9_]{1,64}";
    public const string StepIdMeaning = "lower-case letters, digits and underscores, at most 64 characters";
    public const string PhonePattern = "\\+[1-9][0-9]{6,14}";

    public static TextShape StepId(string description) =>
        new() { Pattern = StepIdPattern, PatternMeans = $"a step's id: {StepIdMeaning}", MaxLength = 64, Description = description };

    public static TextShape Variable(string description) => new()
    {
        Pattern = VariableNames.Pattern, PatternMeans = $"a variable's name: {VariableNames.Meaning}", MaxLength = 64,
        Meaning = TextMeaning.Variable, Description = description,
    };

    /// <summary>A variable, or "system.NAME".</summary>
    public static TextShape Value(string description) => new()
    {
        Pattern = $"(system\\.)?{VariableNames.Pattern}", PatternMeans = "a variable's name or system.NAME", MaxLength = 71,
        Meaning = TextMeaning.Variable, Description = description,
    };

    public static TextShape Phone(TextMeaning meaning, string description) => new()
    {
        Pattern = PhonePattern, PatternMeans = "the number in E.164, such as +12025550100", MaxLength = 16, Meaning = meaning, Description = description,
    };

    public static TextShape Exit(string description) => new()
    {
        Pattern = ExitPattern, PatternMeans = $"an exit's name: {ExitMeaning}", MaxLength = 64, Meaning = TextMeaning.Exit, Description = description,
    };

    public static TextShape Language { get; } = new()
    {
        Pattern = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", PatternMeans = "a language tag such as en-US", MaxLength = 35, Default = "en-US",
        Description = "BCP 47 language tag.",
    };

    public static TextShape TimeZone { get; } = new()
    {
        MinLength = 1, MaxLength = 64, Meaning = TextMeaning.TimeZone, Description = "IANA time zone such as Europe/Lisbon.",
    };

    public static TextShape Date(string description) => new()
    {
        Pattern = "[0-9]{4}-[0-9]{2}-[0-9]{2}", PatternMeans = "a day such as 2026-12-31", MaxLength = 10, Description = description,
    };

    public static TextShape TimeOfDay(string standard, string description) => new()
    {
        Pattern = "[0-9]{2}:[0-9]{2}:[0-9]{2}", PatternMeans = "a time of day such as 18:30:00", MaxLength = 8, Default = standard, Description = description,
    };

    public static TextShape Id(TextMeaning meaning, string description) => new() { MinLength = 1, MaxLength = 128, Meaning = meaning, Description = description };

    /// <summary>A number, or the variable that holds one.</summary>
    public static ObjectShape NumberOrVariable(TextMeaning numberMeaning, string description) => new(
        new Member("number", Phone(numberMeaning, "Number in E.164.")),
        new Member("variable", Variable("Variable that holds the number.")))
    {
        OneOf = ["number", "variable"], Description = description,
    };
}
