namespace Engine.Accounts.Connections;

/// <summary>How a connection proves who it is.</summary>
public enum ConnectionAuthKind
{
    None,

    /// <summary>User and password (RFC 7617).</summary>
    Basic,

    /// <summary>A key in a header.</summary>
    ApiKey,

    /// <summary>A bearer token for client id and secret (RFC 6749 §4.4).</summary>
    OauthClientCredentials,

    /// <summary>As <see cref="OauthClientCredentials"/>, with the token address and the query interface of Salesforce.</summary>
    Salesforce,
}
