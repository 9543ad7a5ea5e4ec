namespace Engine.Accounts.Access;

/// <summary>The scopes a client can be granted. <c>x:*</c> stands for every scope of x.</summary>
public static class Scopes
{
    public const string StartInteractions = "flows-interactions:start";
    public const string ReadInteractions = "interactions:read";
    public const string CancelInteractions = "interactions:cancel";
    public const string ReadFlows = "flows:read";
    public const string WriteFlows = "flows:write";
    public const string PublishFlows = "flows:publish";
    public const string ReadNumbers = "numbers:read";
    public const string WriteNumbers = "numbers:write";
    public const string ReadTrunks = "trunks:read";
    public const string WriteTrunks = "trunks:write";
    public const string ReadConnections = "connections:read";
    public const string WriteConnections = "connections:write";
    public const string ReadFunctions = "functions:read";
    public const string WriteFunctions = "functions:write";
    public const string ReadPrompts = "prompts:read";
    public const string WritePrompts = "prompts:write";
    public const string ReadRingGroups = "ring-groups:read";
    public const string WriteRingGroups = "ring-groups:write";
    public const string ReadSpeech = "speech:read";
    public const string WriteSpeech = "speech:write";
    public const string ReadReports = "reports:read";
    public const string ReadClients = "clients:read";
    public const string WriteClients = "clients:write";
    public const string ReadUsers = "users:read";
    public const string WriteUsers = "users:write";

    /// <summary>Every scope that stands for one permission, in the order in which they are listed.</summary>
    public static readonly IReadOnlyList<string> Single =
    [
        StartInteractions, ReadInteractions, CancelInteractions, ReadFlows, WriteFlows, PublishFlows, ReadNumbers, WriteNumbers,
        ReadTrunks, WriteTrunks, ReadConnections, WriteConnections, ReadFunctions, WriteFunctions, ReadPrompts, WritePrompts, ReadRingGroups, WriteRingGroups,
        ReadSpeech, WriteSpeech, ReadReports, ReadClients, WriteClients, ReadUsers, WriteUsers,
    ];

    /// <summary>Scopes that stand for several.</summary>
    public static readonly IReadOnlyList<string> Families = ["numbers:*", "trunks:*", "connections:*", "functions:*", "prompts:*", "ring-groups:*", "speech:*", "clients:*", "users:*"];

    /// <summary>All that may be granted and asked for.</summary>
    public static readonly IReadOnlyList<string> All = [.. Single, .. Families];
}
