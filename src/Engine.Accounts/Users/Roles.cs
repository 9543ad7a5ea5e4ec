using Engine.Accounts.Access;

namespace Engine.Accounts.Users;

/// <summary>What somebody is there for; stands for a list of scopes.</summary>
public enum Role
{
    /// <summary>Reads everything but who the users are.</summary>
    Viewer,

    /// <summary>Writes flows and prompts.</summary>
    Author,

    /// <summary>An author whose flows go live.</summary>
    Publisher,

    /// <summary>An author who makes clients, functions and connections, and sends requests.</summary>
    Integrator,

    /// <summary>Looks after trunks, numbers and speech, and ends calls.</summary>
    Operator,

    /// <summary>May do everything, users included.</summary>
    Admin,
}

/// <summary>The scopes of each role. A session carries them as a token carries its own, and the same policies check both (API-61).</summary>
public static class Roles
{
    private static readonly string[] Viewer =
        [.. Scopes.Single.Where(scope => scope.EndsWith(":read", StringComparison.Ordinal) && scope != Scopes.ReadUsers)];

    private static readonly string[] Author =
    [
        Scopes.ReadFlows, Scopes.WriteFlows, Scopes.ReadPrompts, Scopes.WritePrompts, Scopes.ReadFunctions, Scopes.ReadSpeech, Scopes.ReadNumbers,
        Scopes.ReadConnections, Scopes.ReadRingGroups, Scopes.ReadReports, Scopes.ReadInteractions,
    ];

    private static readonly Dictionary<Role, ScopeSet> All = new()
    {
        [Role.Viewer] = new(Viewer),
        [Role.Author] = new(Author),
        [Role.Publisher] = new([.. Author, Scopes.PublishFlows, Scopes.StartInteractions]),
        [Role.Integrator] = new(
        [
            .. Author, Scopes.StartInteractions, Scopes.WriteFunctions, Scopes.WriteConnections, Scopes.ReadClients, Scopes.WriteClients,
        ]),
        [Role.Operator] = new(
        [
            .. Viewer, Scopes.WriteTrunks, Scopes.WriteNumbers, Scopes.WriteRingGroups, Scopes.WriteSpeech, Scopes.CancelInteractions,
        ]),
        [Role.Admin] = new(Scopes.Single),
    };

    public static ScopeSet ScopesOf(Role role) => All[role];

    /// <summary>Nobody makes, changes or lets in somebody who may do more than he may himself.</summary>
    public static bool MayManage(ScopeSet held, Role role) => ScopesOf(role).Words.All(held.Covers);
}
