using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Engine.Outbound.Http;

/// <summary>The framework's HTTP stack with everything off that this room does itself or must not happen.</summary>
internal static class HttpStack
{
    /// <summary>KiB of header lines in an answer.</summary>
    private const int MaxHeaderKib = 32;

    /// <summary>Connections to one host at once; more exchanges wait within their time.</summary>
    private const int MaxConnectionsPerHost = 128;

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    /// <summary>A pooled connection is dropped after it, so that a moved name is looked up and checked anew.</summary>
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan ConnectionIdle = TimeSpan.FromSeconds(15);

    private static readonly HttpRequestOptionsKey<bool> Opened = new("engine.opened");

    /// <summary>Whether a connection was opened for this request, so that it need not have gone over one that was kept.</summary>
    public static bool OpenedConnection(HttpRequestMessage request) => request.Options.TryGetValue(Opened, out var opened) && opened;

    public static HttpMessageInvoker Make(GuardedConnector connector, X509Certificate2Collection? roots)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            Credentials = null,
            // No trace header leaves, and no target enters a trace.
            ActivityHeadersPropagator = null,
            AutomaticDecompression = DecompressionMethods.All,
            MaxResponseHeadersLength = MaxHeaderKib,
            // An answer that was cut off closes its connection instead of being read to its end.
            MaxResponseDrainSize = 0,
            MaxConnectionsPerServer = MaxConnectionsPerHost,
            ConnectTimeout = ConnectTimeout,
            PooledConnectionLifetime = ConnectionLifetime,
            PooledConnectionIdleTimeout = ConnectionIdle,
            RequestHeaderEncodingSelector = RequestHeaders.Encode,
            ConnectCallback = (context, cancellation) =>
            {
                context.InitialRequestMessage.Options.Set(Opened, true);
                return connector.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancellation);
            },
        };
        if (roots is not null)
        {
            handler.SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = Trusting(roots) };
        }

        return new HttpMessageInvoker(handler, disposeHandler: true);
    }

    private static X509ChainPolicy Trusting(X509Certificate2Collection roots)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(roots);
        return policy;
    }
}
