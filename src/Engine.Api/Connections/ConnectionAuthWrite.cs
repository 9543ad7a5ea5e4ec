using Engine.Accounts.Connections;

namespace Engine.Api.Connections;

/// <summary>Credentials as they are sent.</summary>
/// <param name="User">For basic.</param>
/// <param name="Header">For api_key: the header that takes the key.</param>
/// <param name="TokenUrl">For oauth_client_credentials; salesforce has the one of its base URL when left out.</param>
/// <param name="CredentialsInBody">Client id and secret go into the body of the token request instead of a Basic header.</param>
/// <param name="ApiVersion">For salesforce: version of the REST interface, such as 61.0.</param>
/// <param name="Secret">Password, key or client secret; stored encrypted and never shown. Left out on an update: what is stored stays.</param>
internal sealed record ConnectionAuthWrite(
    ConnectionAuthKind Kind,
    string? User = null,
    string? Header = null,
    string? TokenUrl = null,
    string? ClientId = null,
    string? Scope = null,
    bool CredentialsInBody = false,
    string? ApiVersion = null,
    string? Secret = null)
{
    public ConnectionAuth ToAuth() => new()
    {
        Kind = Kind,
        User = User,
        Header = Header,
        TokenUrl = TokenUrl,
        ClientId = ClientId,
        Scope = Scope,
        CredentialsInBody = CredentialsInBody,
        ApiVersion = ApiVersion,
    };

    /// <summary>Without the secret: records print themselves into logs.</summary>
    public override string ToString() => $"ConnectionAuthWrite({Kind})";
}
