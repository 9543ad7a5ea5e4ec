using System.Text.RegularExpressions;
using Engine.Accounts.Functions;
using Engine.Api.Json;
using Engine.Functions;

namespace Engine.Api.Functions;

/// <summary>What a function's draft shall hold.</summary>
/// <param name="Code">Body of the function: it reads <c>args</c> and returns an object with the outputs.</param>
internal partial record FunctionWrite(
    string Code, string Description = "", IReadOnlyList<FunctionInput>? Inputs = null, IReadOnlyList<FunctionOutput>? Outputs = null)
{
    private const int MaxDescriptionLength = 1000;
    private const int MaxValues = 100;

    public FunctionContent ToContent() => new(Description, Inputs ?? [], Outputs ?? [], Code);

    /// <summary>What must be corrected before it can be stored, all of it; the code's syntax is looked at by a worker.</summary>
    public BodyFaults Check()
    {
        var faults = new BodyFaults();
        faults.RequireText(Code, "code", ScriptLimits.CodeChars);
        faults.Require(Description.Length <= MaxDescriptionLength, "description", $"must have at most {MaxDescriptionLength} characters");
        CheckValues(faults, "inputs", [.. Given(Inputs).Select(input => (input?.Name, input?.Description))]);
        CheckValues(faults, "outputs", [.. Given(Outputs).Select(output => (output?.Name, output?.Description))]);
        return faults;
    }

    private static void CheckValues(BodyFaults faults, string member, IReadOnlyList<(string? Name, string? Description)> values)
    {
        faults.Require(values.Count <= MaxValues, member, $"must name at most {MaxValues}");
        for (var i = 0; i < Math.Min(values.Count, MaxValues); i++)
        {
            faults.Require(values[i].Name is { } name && ValueName().IsMatch(name), $"{member}[{i}].name", "must be letters, digits and underscores, at most 64, not beginning with a digit");
            faults.Require(
                (values[i].Description ?? "").Length <= MaxDescriptionLength, $"{member}[{i}].description", $"must have at most {MaxDescriptionLength} characters");
        }

        faults.Require(values.DistinctBy(value => value.Name, StringComparer.Ordinal).Count() == values.Count, member, "must not name one twice");
    }

    /// <summary>The serializer takes a null for an element, whatever the type says; it is a fault like any other.</summary>
    private static IEnumerable<T?> Given<T>(IReadOnlyList<T>? values)
        where T : class => values ?? [];

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]{0,63}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ValueName();
}
