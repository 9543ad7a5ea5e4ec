using System.Text.RegularExpressions;

namespace Engine.Flows.Templates;

/// <summary>Names of variables and of system values.</summary>
internal static partial class VariableNames
{
    public const string Pattern = "[a-z][a-z0-9_]{0,63}";
    public const string Meaning = "lower-case letters, digits and underscores, a letter first, at most 64 characters";

    /// <summary>Read-only names under %{system.…}.</summary>
    public static readonly IReadOnlyList<string> System =
        ["interaction_id", "flow_name", "flow_version", "now", "call_outcome", "sip_status", "ringing_seconds"];

    public static bool IsValid(string name) => Whole().IsMatch(name);

    [GeneratedRegex($@"^{Pattern}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Whole();
}
