using Engine.Ports.Outbound;

namespace Engine.Accounts.Connections;

/// <summary>URLs of connections, and how the target of an action is put behind one without leaving it.</summary>
public static class ServiceUrl
{
    /// <summary>Characters of a base or token URL.</summary>
    public const int MaxLength = 2048;

    /// <summary>Whether it can be the base URL of a connection: no user, query or fragment, no path that climbs.</summary>
    public static bool IsBase(string url) =>
        url.Length <= MaxLength && url.IndexOfAny(['?', '#']) < 0 && OutboundTarget.Parse(url) is { } uri && !Climbs(uri.OriginalString);

    /// <summary>Whether it can be the address of a token endpoint.</summary>
    public static bool IsToken(string url) => url.Length <= MaxLength && !url.Contains('#', StringComparison.Ordinal) && OutboundTarget.Parse(url) is not null;

    /// <summary>Whether two URLs lead to the same scheme, host and port.</summary>
    public static bool HasSameOrigin(string one, string other) =>
        OutboundTarget.Parse(one) is { } a && OutboundTarget.Parse(other) is { } b
        && a.Scheme == b.Scheme && a.Port == b.Port && string.Equals(a.IdnHost, b.IdnHost, StringComparison.OrdinalIgnoreCase);

    /// <summary>The whole URL; null when the target would lead to another host or out of the base path, for whatever reader.</summary>
    /// <param name="baseUrl">As <see cref="IsBase"/> passed it.</param>
    /// <param name="target">Path and query, begins with one slash.</param>
    public static string? Join(string baseUrl, string target)
    {
        var path = target.Split('?', 2)[0];
        if (!target.StartsWith('/') || target.Contains('#', StringComparison.Ordinal) || path.StartsWith("//", StringComparison.Ordinal) || Climbs(path))
        {
            return null;
        }

        var trimmed = baseUrl.TrimEnd('/');
        var joined = trimmed + target;
        return OutboundTarget.Parse(trimmed) is { } from && OutboundTarget.Parse(joined) is { } to
            && HasSameOrigin(trimmed, joined) && to.AbsolutePath.StartsWith(from.AbsolutePath.TrimEnd('/') + "/", StringComparison.Ordinal)
                ? joined
                : null;
    }

    /// <summary>Dot segments, also percent-encoded once or twice, and also where an encoded slash is taken for one.</summary>
    private static bool Climbs(string path)
    {
        for (var (decoded, rounds) = (path, 0); rounds < 3; rounds++)
        {
            if (decoded.Split('/', '\\').Any(segment => segment is "." or ".."))
            {
                return true;
            }

            decoded = Uri.UnescapeDataString(decoded);
        }

        return false;
    }
}
