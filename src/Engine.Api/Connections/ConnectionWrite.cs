using Engine.Accounts.Connections;

namespace Engine.Api.Connections;

/// <summary>A connection as it is sent.</summary>
/// <param name="Name">Unique within the account, whatever the case.</param>
/// <param name="BaseUrl">http or https; paths of actions are put behind it.</param>
/// <param name="Auth">Left out: none.</param>
internal sealed record ConnectionWrite(string Name, string BaseUrl, ConnectionAuthWrite? Auth = null)
{
    public ConnectionAuthWrite Credentials => Auth ?? new ConnectionAuthWrite(ConnectionAuthKind.None);

    public ConnectionConfig ToConnection(string id) => new() { Id = id, Name = Name, BaseUrl = BaseUrl.TrimEnd('/'), Auth = Credentials.ToAuth() };

    public ConnectionSecret ToSecret() => Credentials switch
    {
        { Kind: ConnectionAuthKind.None } => new ConnectionSecret.Remove(),
        { Secret: { } secret } => new ConnectionSecret.Set(secret),
        _ => new ConnectionSecret.Keep(),
    };
}
