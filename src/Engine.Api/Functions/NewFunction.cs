using System.Text.RegularExpressions;
using Engine.Accounts.Functions;
using Engine.Api.Json;

namespace Engine.Api.Functions;

/// <summary>A function to add.</summary>
/// <param name="Name">Unique within the account; flows refer to it, so it never changes.</param>
internal sealed partial record NewFunction(
    string Name, string Code, string Description = "", IReadOnlyList<FunctionInput>? Inputs = null, IReadOnlyList<FunctionOutput>? Outputs = null)
    : FunctionWrite(Code, Description, Inputs, Outputs)
{
    public BodyFaults CheckAll()
    {
        var faults = Check();
        faults.Require(
            FunctionName().IsMatch(Name), "name", "must begin with a letter or digit and go on with letters, digits, points, underscores and hyphens, at most 64");
        return faults;
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FunctionName();
}
