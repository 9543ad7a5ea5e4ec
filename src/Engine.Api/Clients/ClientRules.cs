using Engine.Api.Json;
using Engine.Api.OAuth;

namespace Engine.Api.Clients;

/// <summary>What a client must be to be stored.</summary>
internal static class ClientRules
{
    private const int MaxNameLength = 100;

    /// <summary>Scopes must exist, and nobody hands out what his own token does not hold.</summary>
    public static BodyFaults Check(string name, IReadOnlyList<string> scopes, ScopeSet granter)
    {
        var faults = new BodyFaults();
        faults.RequireText(name, "name", MaxNameLength);
        faults.Require(scopes.Count > 0, "scopes", "must name at least one scope");
        foreach (var scope in scopes)
        {
            var known = Scopes.All.Contains(scope, StringComparer.Ordinal);
            faults.Require(known, "scopes", $"{scope} is not a scope");
            faults.Require(!known || granter.Covers(scope), "scopes", $"{scope} is not held by the token that grants it");
        }

        return faults;
    }

    public static ScopeSet Granter(HttpContext context) => ScopeSet.Parse(context.User.FindFirst(Caller.ScopeClaim)?.Value);
}
