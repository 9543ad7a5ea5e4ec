using System.Globalization;
using System.Text;
using System.Text.Json;
using Engine.Accounts.Connections;
using Engine.Flows.Document;
using Engine.Outbound.Http;
using Engine.Ports.Outbound;

namespace Engine.Outbound.Services;

/// <summary>Asks for access tokens by the client credentials grant (RFC 6749 §4.4).</summary>
internal sealed class TokenEndpoint(IOutboundHttp http, TimeProvider time)
{
    /// <summary>Where Salesforce gives tokens, behind the instance or login URL.</summary>
    private const string SalesforcePath = "/services/oauth2/token";

    /// <summary>Bytes of an answer; a token of a few KiB fits many times over.</summary>
    private const int MaxAnswerBytes = 64 * 1024;

    /// <summary>Characters of a token; it has to fit into a header.</summary>
    private const int MaxToken = 8000;

    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);

    /// <summary>How long a token is used whose service does not say (Salesforce); one that ends earlier is renewed after the 401.</summary>
    private static readonly TimeSpan Unsaid = TimeSpan.FromMinutes(15);

    /// <summary>A token is given up so long before its end, so that it does not end under way.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    public async Task<TokenResult> AskAsync(OpenConnection connection, CancellationToken cancellation)
    {
        var auth = connection.Config.Auth;
        var url = auth.TokenUrl ?? connection.Config.BaseUrl + SalesforcePath;
        var asked = time.GetUtcNow();
        return await http.SendAsync(Request(url, auth, connection.Secret ?? ""), cancellation) switch
        {
            OutboundResult.Answered { Status: 200 } answer => Read(answer, asked),
            OutboundResult.Answered { Status: >= 400 and < 500 and not 429 } => new TokenResult.Failed("token_refused"),
            OutboundResult.Failed { Fault: OutboundFault.TargetRefused or OutboundFault.TargetInvalid } => new TokenResult.Failed("target_refused"),
            _ => new TokenResult.Failed("token_unavailable"),
        };
    }

    private static OutboundRequest Request(string url, ConnectionAuth auth, string secret)
    {
        var form = new StringBuilder("grant_type=client_credentials");
        if (auth.Scope is { } scope)
        {
            form.Append("&scope=").Append(Uri.EscapeDataString(scope));
        }

        var id = auth.ClientId ?? "";
        if (auth.CredentialsInBody)
        {
            form.Append("&client_id=").Append(Uri.EscapeDataString(id)).Append("&client_secret=").Append(Uri.EscapeDataString(secret));
        }

        return new OutboundRequest("POST", url)
        {
            // Id and secret are form-encoded before they are joined (RFC 6749 §2.3.1).
            Headers = auth.CredentialsInBody
                ? [new("Accept", "application/json")]
                : [new("Accept", "application/json"), new("Authorization", RequestHeaders.Basic(Uri.EscapeDataString(id), Uri.EscapeDataString(secret)))],
            Body = Encoding.ASCII.GetBytes(form.ToString()),
            ContentType = "application/x-www-form-urlencoded",
            MaxAnswerBytes = MaxAnswerBytes,
            Timeout = RequestTimeout,
        };
    }

    private static TokenResult Read(OutboundResult.Answered answer, DateTimeOffset asked)
    {
        if (AnswerText.Utf8(answer) is not { } body)
        {
            return new TokenResult.Failed(AnswerText.CharsetUnknown);
        }

        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object || Text(root, "access_token") is not { Length: > 0 and <= MaxToken } token
                || !token.All(c => c is > ' ' and <= '~') || !UnicodeCheck.IsText(root))
            {
                return new TokenResult.Failed("token_unreadable");
            }

            // A token of another type is used in another way (RFC 6749 §7.1): sent as a bearer token it would only come back as a 401.
            return IsBearer(root) ? new TokenResult.Got(token, asked + Life(root)) : new TokenResult.Failed("token_type_unsupported");
        }
        catch (JsonException)
        {
            return new TokenResult.Failed("token_unreadable");
        }
    }

    /// <summary>Left out and null it is taken for Bearer: some services leave it out although it is required.</summary>
    private static bool IsBearer(JsonElement root) =>
        !root.TryGetProperty("token_type", out var type) || type.ValueKind == JsonValueKind.Null
        || (type.ValueKind == JsonValueKind.String && type.GetString()!.Trim().Equals("Bearer", StringComparison.OrdinalIgnoreCase));

    private static TimeSpan Life(JsonElement root)
    {
        if (!root.TryGetProperty("expires_in", out var said) || !TryRead(said, out var seconds) || !(seconds > 0))
        {
            return Unsaid;
        }

        var life = TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.SecondsPerDay));
        return life > 2 * Margin ? life - Margin : life / 2;
    }

    /// <summary>A number; some services write it as text.</summary>
    private static bool TryRead(JsonElement said, out double seconds)
    {
        seconds = 0;
        return said.ValueKind == JsonValueKind.Number ? said.TryGetDouble(out seconds)
            : said.ValueKind == JsonValueKind.String && double.TryParse(said.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out seconds);
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>What came of asking for an access token.</summary>
internal abstract record TokenResult
{
    private TokenResult()
    {
    }

    public sealed record Got(string Token, DateTimeOffset Until) : TokenResult
    {
        /// <summary>Without the token: records print themselves into logs.</summary>
        public override string ToString() => "Got(***)";
    }

    /// <param name="Reason">snake_case, for the report.</param>
    public sealed record Failed(string Reason) : TokenResult;
}
