using System.Text.RegularExpressions;

namespace Engine.Accounts.Functions;

/// <summary>The rules of a function's form. Its syntax is looked at by <see cref="IScriptCheck"/>.</summary>
public static partial class FunctionRules
{
    /// <summary>Characters of a function's code.</summary>
    public const int MaxCodeLength = 16_000;

    /// <summary>Characters of a message that goes with a version.</summary>
    public const int MaxMessageLength = 500;

    /// <summary>Wall clock of a trial when its author names none, seconds.</summary>
    public const int DefaultRunSeconds = 2;

    /// <summary>Longest wall clock of a run, seconds.</summary>
    public const int LongestRunSeconds = 10;

    private const int MaxDescriptionLength = 1000;

    /// <summary>Inputs, and outputs.</summary>
    private const int MaxValues = 100;

    /// <summary>Notes all that must be corrected before the function can be stored.</summary>
    public static void Check(FunctionContent content, FaultList faults)
    {
        faults.RequireText(content.Code, "code", MaxCodeLength);
        faults.RequireAtMost(content.Description, "description", MaxDescriptionLength);
        CheckValues(faults, "inputs", [.. Given(content.Inputs).Select(input => (input?.Name, input?.Description))]);
        CheckValues(faults, "outputs", [.. Given(content.Outputs).Select(output => (output?.Name, output?.Description))]);
    }

    /// <summary>The name of a function, which flows refer to.</summary>
    public static void CheckName(string name, FaultList faults) => faults.Require(
        FunctionName().IsMatch(name), "name", "must begin with a letter or digit and go on with letters, digits, points, underscores and hyphens, at most 64");

    private static void CheckValues(FaultList faults, string member, IReadOnlyList<(string? Name, string? Description)> values)
    {
        faults.Require(values.Count <= MaxValues, member, $"must name at most {MaxValues}");
        for (var i = 0; i < Math.Min(values.Count, MaxValues); i++)
        {
            faults.Require(
                values[i].Name is { } name && ValueName().IsMatch(name),
                $"{member}[{i}].name",
                "must be letters, digits and underscores, at most 64, not beginning with a digit");
            faults.RequireAtMost(values[i].Description, $"{member}[{i}].description", MaxDescriptionLength);
        }

        faults.Require(values.DistinctBy(value => value.Name, StringComparer.Ordinal).Count() == values.Count, member, "must not name one twice");
    }

    /// <summary>The serializer takes a null for an element, whatever the type says; it is a fault like any other.</summary>
    private static IEnumerable<T?> Given<T>(IReadOnlyList<T> values)
        where T : class => values;

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FunctionName();

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]{0,63}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ValueName();
}
