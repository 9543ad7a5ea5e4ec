using System.Text.RegularExpressions;
using Engine.Flows.Document.Texts;
using Engine.Ports.Outbound;

namespace Engine.Accounts.Connections;

/// <summary>The rules a connection must keep to be stored.</summary>
public static partial class ConnectionRules
{
    private const int MaxName = 100;
    private const int MaxText = 1000;
    private const int MaxSecret = 4096;

    private const string SecretAgain = "must be sent again when the kind, the base URL's server or the token URL changes, so that nobody can have it sent elsewhere";

    /// <summary>Every fault.</summary>
    /// <param name="connection">To be stored.</param>
    /// <param name="secret">The write of its secret.</param>
    /// <param name="stored">The connection it replaces; null for a new one.</param>
    public static IReadOnlyList<FieldFault> Check(ConnectionConfig connection, ConnectionSecret secret, ConnectionConfig? stored)
    {
        var faults = new FaultList();
        faults.RequireText(connection.Name, "name", MaxName);
        faults.Require(
            ServiceUrl.IsBase(connection.BaseUrl), "base_url", "must be an http or https URL without user, query and fragment, such as https://crm.example.com/api");
        CheckParts(connection.Auth, faults);
        CheckSecret(connection, secret, stored, faults);
        return faults.Found;
    }

    private static void CheckParts(ConnectionAuth auth, FaultList faults)
    {
        var oauth = auth.Kind is ConnectionAuthKind.OauthClientCredentials or ConnectionAuthKind.Salesforce;
        Part(faults, auth.User, "auth.user", auth.Kind == ConnectionAuthKind.Basic, text => IsLine(text) && !text.Contains(':', StringComparison.Ordinal), "must be one line without a colon");
        Part(faults, auth.Header, "auth.header", auth.Kind == ConnectionAuthKind.ApiKey, name => OutboundHeaders.MaySend(name, ""), "must be the name of a header that may be set");
        Part(faults, auth.ClientId, "auth.client_id", oauth, IsLine, $"must have 1 to {MaxText} printable characters");
        Part(
            faults, auth.TokenUrl, "auth.token_url", auth.Kind == ConnectionAuthKind.OauthClientCredentials, ServiceUrl.IsToken,
            "must be an http or https URL without user and fragment", mayHave: oauth);
        Part(faults, auth.Scope, "auth.scope", needs: false, IsLine, $"must have 1 to {MaxText} printable characters", mayHave: oauth);
        Part(
            faults, auth.ApiVersion, "auth.api_version", needs: false, ApiVersion().IsMatch, "must look like 61.0",
            mayHave: auth.Kind == ConnectionAuthKind.Salesforce);
        faults.Require(oauth || !auth.CredentialsInBody, "auth.credentials_in_body", "is for oauth_client_credentials and salesforce");
    }

    /// <summary>A part of the credentials: there when the kind needs it, absent when the kind has no use for it.</summary>
    private static void Part(FaultList faults, string? text, string name, bool needs, Func<string, bool> holds, string otherwise, bool? mayHave = null)
    {
        if (text is null)
        {
            faults.Require(!needs, name, "is needed for this kind");
        }
        else
        {
            faults.Require(mayHave ?? needs, name, "has no use for this kind");
            faults.Require(holds(text), name, otherwise);
        }
    }

    private static void CheckSecret(ConnectionConfig connection, ConnectionSecret secret, ConnectionConfig? stored, FaultList faults)
    {
        if (connection.Auth.Kind == ConnectionAuthKind.None)
        {
            faults.Require(secret is not ConnectionSecret.Set, "auth.secret", "has no use for this kind");
        }
        else if (secret is ConnectionSecret.Set { Plain: var plain })
        {
            faults.Require(
                plain.Length is >= 1 and <= MaxSecret && plain.All(c => c is >= ' ' and <= '~'), "auth.secret", $"must have 1 to {MaxSecret} printable ASCII characters");
        }
        else
        {
            faults.Require(stored is { HasSecret: true }, "auth.secret", "is needed for this kind");
            faults.Require(stored is null || GoesToTheSamePlace(connection, stored), "auth.secret", SecretAgain);
        }
    }

    private static bool GoesToTheSamePlace(ConnectionConfig connection, ConnectionConfig stored) =>
        connection.Auth.Kind == stored.Auth.Kind
        && connection.Auth.TokenUrl == stored.Auth.TokenUrl
        && ServiceUrl.HasSameOrigin(connection.BaseUrl, stored.BaseUrl);

    /// <summary>One line without control characters: it will stand in a header.</summary>
    private static bool IsLine(string text) => text.Length > 0 && Characters.Fits(text, MaxText) && !text.Any(char.IsControl);

    [GeneratedRegex(@"^[1-9][0-9]{1,2}\.0\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ApiVersion();
}
