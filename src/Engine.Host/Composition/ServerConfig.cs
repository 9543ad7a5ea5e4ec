using System.Net;

namespace Engine.Host.Composition;

/// <summary>Section <c>server</c> of the configuration: how the process is reached and how it stops.</summary>
internal sealed class ServerConfig
{
    public const string Section = "server";

    /// <summary>Addresses the HTTP server listens on, divided by semicolons. Loopback by default: opening it is a decision.</summary>
    [ConfigurationKeyName("listen")]
    public string Listen { get; set; } = "http://127.0.0.1:8080";

    /// <summary>How clients reach this server, without a slash at the end. Issuer of tokens and base of the addresses in answers.</summary>
    [ConfigurationKeyName("public_url")]
    public string PublicUrl
    {
        get => field ?? Listen.Split(';')[0].Replace("0.0.0.0", "localhost", StringComparison.Ordinal).TrimEnd('/');
        set => field = value.TrimEnd('/');
    }

    /// <summary>On SIGTERM, seconds that calls in progress may go on before they are ended.</summary>
    [ConfigurationKeyName("drain_seconds")]
    public int DrainSeconds { get; set; } = 60;

    /// <summary>Seconds that practice calls may take before this node says that it is ready; 0 leaves them out (PERF-23).</summary>
    [ConfigurationKeyName("warm_up_seconds")]
    public int WarmUpSeconds { get; set; } = 3;

    /// <summary>HTTP connections at once; requests over further ones are answered 503.</summary>
    [ConfigurationKeyName("max_connections")]
    public int MaxConnections { get; set; } = 10_000;

    /// <summary>The addresses that others can reach without https: passwords, tokens and cookies go over the wire as they are.</summary>
    public IReadOnlyList<string> OpenWithoutHttps => PublicUrl.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        ? []
        : [.. Listen.Split(';').Where(url => BindingAddress.Parse(url) is { Scheme: "http", IsUnixPipe: false, IsNamedPipe: false } address && !IsLoopback(address.Host))];

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
