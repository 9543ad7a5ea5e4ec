namespace Engine.Accounts.Connections;

/// <summary>A connection with its secret in clear, for the moment of a request. Never logged.</summary>
public sealed record OpenConnection(ConnectionConfig Config, string? Secret)
{
    /// <summary>Without the secret: records print themselves into logs.</summary>
    public override string ToString() => $"OpenConnection({Config.Id})";
}
