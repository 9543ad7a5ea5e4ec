namespace Engine.Accounts.Access;

/// <summary>The rules a client must keep to be stored.</summary>
public static class ClientRules
{
    private const int MaxNameLength = 100;

    /// <summary>Every fault. Scopes must exist, and nobody grants a scope that his own token does not hold.</summary>
    public static IReadOnlyList<FieldFault> Check(string name, IReadOnlyList<string> scopes, ScopeSet granter)
    {
        var faults = new FaultList();
        faults.RequireText(name, "name", MaxNameLength);
        faults.Require(scopes.Count > 0, "scopes", "must name at least one scope");
        foreach (var scope in scopes)
        {
            var known = Scopes.All.Contains(scope, StringComparer.Ordinal);
            faults.Require(known, "scopes", $"{scope} is not a scope");
            faults.Require(!known || granter.Covers(scope), "scopes", $"{scope} is not held by the token that grants it");
        }

        return faults.Found;
    }
}
