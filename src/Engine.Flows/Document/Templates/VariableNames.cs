namespace Engine.Flows.Document.Templates;

/// <summary>Names of variables and of system values.</summary>
internal static class VariableNames
{
    public const string Pattern = "[a-z][a-z0-9_]{0,63}";
    public const string Meaning = "lower-case letters, digits and underscores, a letter first, at most 64 characters";

    /// <summary>Read-only names under %{system.…}.</summary>
    public static readonly IReadOnlyList<string> System =
        ["interaction_id", "flow_name", "flow_version", "now", "call_outcome", "sip_status", "ringing_seconds"];

    public static bool IsValid(string name) =>
        name.Length is >= 1 and <= 64 && name[0] is >= 'a' and <= 'z' && name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_');
}
