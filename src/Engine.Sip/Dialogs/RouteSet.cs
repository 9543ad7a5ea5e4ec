using System.Text;
using Engine.Sip.Transport;
using Engine.Sip.Wire.Headers;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Dialogs;

/// <summary>Route sets (RFC 3261 §12.1, §12.2.1.1): read from Record-Route, turned into Request-URI, Route and next hop.</summary>
internal static class RouteSet
{
    /// <summary>Entries kept; more would not fit into a request (MSG-09 allows 70 Via as well).</summary>
    internal const int MaxEntries = 70;

    /// <summary>How a request of the dialog is addressed.</summary>
    /// <param name="RequestUri">The Request-URI.</param>
    /// <param name="Routes">Route header values in order, with brackets.</param>
    /// <param name="NextHop">The URI whose host is sent to.</param>
    internal readonly record struct Plan(string RequestUri, string[] Routes, string NextHop);

    /// <summary>The URIs of Record-Route: in order for the called side, reversed for the calling side.</summary>
    internal static IReadOnlyList<string> FromRecordRoute(SipMessage message, bool reversed)
    {
        if (!message.Has(HeaderId.RecordRoute))
        {
            return [];
        }

        var routes = new List<string>(4);
        foreach (var element in message.List(HeaderId.RecordRoute))
        {
            if (routes.Count < MaxEntries && NameAddr.TryRead(element, out var address))
            {
                routes.Add(Encoding.UTF8.GetString(address.UriText));
            }
        }

        if (reversed)
        {
            routes.Reverse();
        }

        return routes;
    }

    /// <summary>Addresses a request: a loose first hop leaves the target in the Request-URI, a strict one takes its place and the target goes last.</summary>
    internal static Plan For(string remoteTarget, IReadOnlyList<string> routes)
    {
        if (routes.Count == 0)
        {
            return new Plan(remoteTarget, [], remoteTarget);
        }

        if (IsLoose(routes[0]))
        {
            return new Plan(remoteTarget, [.. routes.Select(Bracketed)], routes[0]);
        }

        return new Plan(WithoutHeaders(routes[0]), [.. routes.Skip(1).Append(remoteTarget).Select(Bracketed)], routes[0]);
    }

    /// <summary>The address of a URI with a numeric host; false for names, which this layer does not resolve.</summary>
    internal static bool TryGetAddress(string uri, out SipEndpoint address)
    {
        address = default;
        if (!SipUri.TryRead(Encoding.UTF8.GetBytes(uri), out var parsed) || !parsed.IsSip)
        {
            return false;
        }

        var port = parsed.Port == 0 ? 5060 : parsed.Port;
        if (IpLiteral.TryReadV4(parsed.Host, out var v4))
        {
            address = SipEndpoint.OfV4(v4, port);
            return v4 != 0;
        }

        if (parsed.Host[0] == (byte)'[' && IpLiteral.TryReadV6(parsed.Host[1..^1], out var v6))
        {
            address = SipEndpoint.OfV6(v6, port);
            return v6 != 0;
        }

        return false;
    }

    private static bool IsLoose(string uri) => SipUri.TryRead(Encoding.UTF8.GetBytes(uri), out var parsed) && parsed.IsLooseRouter;

    private static string Bracketed(string uri) => "<" + uri + ">";

    /// <summary>A URI header part may not stand in a Request-URI (RFC 3261 §19.1.1, table 1).</summary>
    private static string WithoutHeaders(string uri) => uri.Split('?')[0];
}
