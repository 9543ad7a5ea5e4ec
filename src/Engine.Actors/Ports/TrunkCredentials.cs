namespace Engine.Actors.Ports;

/// <summary>Digest credentials of a trunk (RFC 8760). Never logged: the text form hides the password.</summary>
public sealed record TrunkCredentials(string Username, string Password)
{
    public override string ToString() => $"{Username}:***";
}
