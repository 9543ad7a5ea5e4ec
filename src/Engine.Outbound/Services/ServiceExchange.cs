using System.Text;
using Engine.Accounts.Connections;
using Engine.Outbound.Http;
using Engine.Ports.Outbound;

namespace Engine.Outbound.Services;

/// <summary>Asks the service of a connection: finds it, joins the URL, adds the credentials, renews a token once. Nothing of it is logged.</summary>
internal sealed class ServiceExchange(IConnectionStore connections, IOutboundHttp http, TokenCache tokens, TimeProvider time)
{
    private const int Unauthorized = 401;

    public async ValueTask<ServiceResult> AskAsync(ServiceCall call, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(call.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            return await AskInTimeAsync(call, either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new ServiceResult.TimedOut();
        }
    }

    private async ValueTask<ServiceResult> AskInTimeAsync(ServiceCall call, CancellationToken cancellation)
    {
        if (await connections.OpenAsync(call.AccountId, call.ConnectionId, cancellation) is not { } connection)
        {
            return new ServiceResult.Failed("connection_missing");
        }

        if (ServiceUrl.Join(connection.Config.BaseUrl, call.Target) is not { } url)
        {
            return new ServiceResult.Failed("target_invalid");
        }

        if (connection.Config.Auth.Kind is not (ConnectionAuthKind.OauthClientCredentials or ConnectionAuthKind.Salesforce))
        {
            return await SendAsync(call, url, Credentials(connection), cancellation);
        }

        string? refused = null;
        while (true)
        {
            var token = await tokens.GetAsync(call.AccountId, connection, refused, cancellation);
            if (token is TokenResult.Failed failed)
            {
                return new ServiceResult.Failed(failed.Reason);
            }

            var got = (TokenResult.Got)token;

            var result = await SendAsync(call, url, new("Authorization", "Bearer " + got.Token), cancellation);
            if (refused is not null || result is not ServiceResult.Answered { Status: Unauthorized })
            {
                return result;
            }

            refused = got.Token;
        }
    }

    private static KeyValuePair<string, string>? Credentials(OpenConnection connection) => connection.Config.Auth switch
    {
        { Kind: ConnectionAuthKind.Basic, User: { } user } => new("Authorization", RequestHeaders.Basic(user, connection.Secret ?? "")),
        { Kind: ConnectionAuthKind.ApiKey, Header: { } header } => new(header, connection.Secret ?? ""),
        _ => null,
    };

    private async ValueTask<ServiceResult> SendAsync(ServiceCall call, string url, KeyValuePair<string, string>? credentials, CancellationToken cancellation)
    {
        // A header of the action never stands beside the connection's credentials of the same name.
        var headers = call.Headers.Where(header => !header.Key.Equals(credentials?.Key, StringComparison.OrdinalIgnoreCase)).ToList();
        if (credentials is { } own)
        {
            headers.Add(own);
        }

        var request = new OutboundRequest(call.Method, url)
        {
            Headers = headers,
            Body = call.Body is { } body ? (ReadOnlyMemory<byte>?)Encoding.UTF8.GetBytes(body) : null,
            ContentType = call.ContentType,
            Timeout = call.Timeout,
        };
        return await http.SendAsync(request, cancellation) switch
        {
            OutboundResult.Answered answer => AnswerText.Utf8(answer) is { } text
                ? new ServiceResult.Answered(answer.Status, text)
                : new ServiceResult.Answered(answer.Status, default, AnswerText.CharsetUnknown),
            OutboundResult.Failed failed => new ServiceResult.Failed(failed.Fault.Reason()),
            _ => new ServiceResult.TimedOut(),
        };
    }
}
