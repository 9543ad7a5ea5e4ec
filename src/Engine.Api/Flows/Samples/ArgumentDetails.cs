using System.Text.Json;
using Engine.Flows.Document;

namespace Engine.Api.Flows.Samples;

/// <summary>One argument of a flow.</summary>
/// <param name="Sample">A value of the right form.</param>
/// <param name="Values">What an enum may be.</param>
/// <param name="MaxLength">Characters.</param>
internal sealed record ArgumentDetails(
    string Name, ArgumentType Type, bool Required, string? Default, int MaxLength, IReadOnlyList<string>? Values, bool Sensitive, string Sample)
{
    /// <summary>From a range kept for fiction, so that trying a sample rings nobody.</summary>
    private const string SampleNumber = "+12025550123";

    public static ArgumentDetails From(FlowArgument argument, FlowDocument document) => new(
        argument.Name,
        argument.Type,
        argument.Required,
        argument.Default,
        argument.MaxLength ?? FlowLimits.DefaultArgumentLength,
        argument.Values,
        argument.Sensitive,
        SampleOf(argument, document));

    private static string SampleOf(FlowArgument argument, FlowDocument document) => argument.Type switch
    {
        ArgumentType.Phone => SampleNumber,
        ArgumentType.Integer => "1",
        ArgumentType.Number => "1.5",
        ArgumentType.Boolean => "true",
        ArgumentType.Date => "2026-01-31",
        ArgumentType.Enum => argument.Values is [var first, ..] ? first : argument.Name,
        _ => IsDialled(argument, document) ? SampleNumber : argument.Name.Replace('_', ' '),
    };

    /// <summary>A plain string that a step dials is a number all the same.</summary>
    private static bool IsDialled(FlowArgument argument, FlowDocument document) =>
        argument.Variable is { } variable && document.Steps.Values.Any(step => Dials(step.Settings, variable));

    private static bool Dials(JsonElement? settings, string variable) =>
        settings is { ValueKind: JsonValueKind.Object } given
        && given.TryGetProperty("to", out var to)
        && to.ValueKind == JsonValueKind.Object
        && to.TryGetProperty("variable", out var name)
        && name.ValueKind == JsonValueKind.String
        && name.ValueEquals(variable);
}
