namespace Engine.Sip.Calls;

/// <summary>What a trunk gave us to authenticate with (RFC 8760). Never printed.</summary>
public sealed class TrunkCredentials(string user, string secret)
{
    /// <summary>The digest user name.</summary>
    public string User { get; } = user;

    /// <summary>The password.</summary>
    public string Secret { get; } = secret;

    /// <summary>The realms these credentials are for; empty means the realm of the first challenge, learned for the call (AUTH-09).</summary>
    public IReadOnlyList<string> Realms { get; init; } = [];

    /// <summary>Whether MD5 may be used; a trunk can forbid it (AUTH-02).</summary>
    public bool AllowMd5 { get; init; } = true;

    /// <summary>Names the user only: the secret must not reach a log (AUTH-10).</summary>
    public override string ToString() => $"credentials of {User}";
}
