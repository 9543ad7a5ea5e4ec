using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace Engine.Api.OAuth;

/// <summary>A token request that is well-formed (RFC 6749 §4.4.2); nothing in it is believed yet.</summary>
internal sealed record TokenRequest(string GrantType, string ClientId, string ClientSecret, string? Scope, bool UsedHeader)
{
    /// <summary>Reads it, or says what is wrong with its form.</summary>
    public static (TokenRequest? Request, OAuthError? Error) Read(IFormCollection form, StringValues authorization)
    {
        foreach (var (name, values) in form)
        {
            if (values.Count > 1)
            {
                return (null, OAuthError.InvalidRequest($"The parameter {name} is there more than once."));
            }
        }

        if (Text(form, "grant_type") is not { } grant)
        {
            return (null, OAuthError.InvalidRequest("grant_type is missing."));
        }

        var bodyId = Text(form, "client_id");
        var bodySecret = Text(form, "client_secret");
        var scope = Text(form, "scope");
        if (scope?.Length > ScopeSet.MaxLength)
        {
            return (null, OAuthError.InvalidScope("The scope is too long."));
        }

        if (authorization.Count == 0)
        {
            return bodyId is null || bodySecret is null
                ? (null, OAuthError.InvalidClient(usedHeader: false))
                : (new TokenRequest(grant, bodyId, bodySecret, scope, UsedHeader: false), null);
        }

        if (bodySecret is not null)
        {
            return (null, OAuthError.InvalidRequest("Use one way of client authentication, not two (RFC 6749 §2.3)."));
        }

        if (Basic(authorization) is not var (id, secret) || (bodyId is not null && !string.Equals(bodyId, id, StringComparison.Ordinal)))
        {
            return (null, OAuthError.InvalidClient(usedHeader: true));
        }

        return (new TokenRequest(grant, id, secret, scope, UsedHeader: true), null);
    }

    /// <summary>A parameter without a value is one that was left out (RFC 6749 §3.2).</summary>
    private static string? Text(IFormCollection form, string name)
    {
        string? value = form[name];
        return string.IsNullOrEmpty(value) ? null : value;
    }

    /// <summary>Id and secret are form-encoded inside Basic (RFC 6749 §2.3.1).</summary>
    private static (string Id, string Secret)? Basic(StringValues authorization)
    {
        if (authorization is not [{ } line]
            || !AuthenticationHeaderValue.TryParse(line, out var header)
            || !header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase)
            || header.Parameter is null)
        {
            return null;
        }

        var bytes = new byte[header.Parameter.Length];
        if (!Convert.TryFromBase64String(header.Parameter, bytes, out var written))
        {
            return null;
        }

        var pair = Encoding.UTF8.GetString(bytes, 0, written);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon <= 0 ? null : (Decode(pair[..colon]), Decode(pair[(colon + 1)..]));
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
