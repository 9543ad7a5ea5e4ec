using System.Security.Authentication;
using Engine.Ports.Outbound;

namespace Engine.Outbound.Http;

/// <summary>Reads the fault out of what the framework's HTTP stack throws.</summary>
internal static class ExchangeFaults
{
    /// <summary>Null for a fault that no network causes: a mistake of this engine.</summary>
    public static OutboundFault? Of(Exception cause)
    {
        for (var inner = cause; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case TargetFaultException target: return target.Fault;
                case AuthenticationException: return OutboundFault.TlsFailed;
                case InvalidDataException: return OutboundFault.AnswerUnreadable;
                default: break;
            }
        }

        return cause switch
        {
            HttpRequestException request => Of(request.HttpRequestError),
            HttpIOException io => Of(io.HttpRequestError),
            IOException => OutboundFault.AnswerUnreadable,
            // The connection's own patience ran out.
            OperationCanceledException => OutboundFault.Unreachable,
            _ => null,
        };
    }

    /// <summary>The connection was closed or reset before the answer began.</summary>
    public static bool IsDrop(HttpRequestException cause) =>
        cause.HttpRequestError == HttpRequestError.ResponseEnded
        || (cause.HttpRequestError == HttpRequestError.Unknown && cause.InnerException is IOException { InnerException: System.Net.Sockets.SocketException });

    private static OutboundFault Of(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => OutboundFault.Unresolved,
        HttpRequestError.SecureConnectionError => OutboundFault.TlsFailed,
        HttpRequestError.ConfigurationLimitExceeded => OutboundFault.AnswerTooLarge,
        HttpRequestError.InvalidResponse or HttpRequestError.ResponseEnded or HttpRequestError.HttpProtocolError => OutboundFault.AnswerUnreadable,
        _ => OutboundFault.Unreachable,
    };
}
