using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Engine.Host.Composition;

/// <summary>
/// Whose word about a request's origin is taken: that of the proxies in <c>server:trusted_proxies</c>, by X-Forwarded-For and X-Forwarded-Proto. From
/// anybody else the headers are ignored; else a stranger would choose the address his failed sign-ins are counted under (API-45).
/// </summary>
internal static class TrustedProxies
{
    public const string What = "addresses or networks of proxies divided by commas, such as 10.0.0.5,192.168.0.0/16, and not a network of everybody";

    /// <summary>A list, or one text with commas (as an environment variable is written).</summary>
    public static IReadOnlyList<string> Of(IConfiguration configuration) => SettingList.Of(configuration.GetSection("server:trusted_proxies"));

    /// <summary>Each entry is an address or a network that is smaller than the world.</summary>
    public static bool IsList(string text) => text.Split(',', StringSplitOptions.TrimEntries).All(entry => Network(entry) is { PrefixLength: > 0 });

    public static void UseTrustedProxies(this IApplicationBuilder app, IReadOnlyList<string> proxies)
    {
        if (proxies.Count == 0)
        {
            return;
        }

        // Through as many proxies as are trusted; the first address that is not is the client's.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            options.KnownIPNetworks.Add(Network(proxy) ?? throw new InvalidOperationException($"server:trusted_proxies must be {What}, not {proxy}."));
        }

        app.UseForwardedHeaders(options);
    }

    private static IPNetwork? Network(string text) =>
        IPAddress.TryParse(text, out var address) && !text.Contains('%', StringComparison.Ordinal)
            ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : IPNetwork.TryParse(text, out var network) ? network : null;
}

/// <summary>A setting that holds several texts.</summary>
internal static class SettingList
{
    /// <summary>A list, or one text with commas (as an environment variable is written).</summary>
    public static IReadOnlyList<string> Of(IConfigurationSection section) =>
        section.Value?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        ?? [.. section.GetChildren().Select(entry => entry.Value ?? "")];
}
