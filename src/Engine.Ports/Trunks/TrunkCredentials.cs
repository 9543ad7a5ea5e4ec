namespace Engine.Ports.Trunks;

/// <summary>Digest credentials of a trunk (RFC 8760). Never logged: the text form hides the password.</summary>
public sealed record TrunkCredentials(string Username, string Password)
{
    /// <summary>The only realm they are for; null = the one of the first challenge (AUTH-09).</summary>
    public string? Realm { get; init; }

    public override string ToString() => $"{Username}:***";
}
