namespace Engine.Ports.Outbound;

/// <summary>Reads URLs. What two readers could take for two different hosts is refused.</summary>
public static class OutboundTarget
{
    /// <summary>Characters of a URL; a SOQL query of 8,000 characters fits, percent-encoded.</summary>
    public const int MaxLength = 32 * 1024;

    /// <summary>Null when the URL may not be used at all, wherever it leads.</summary>
    public static Uri? Parse(string url)
    {
        if (url.Length > MaxLength || url.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '\\'))
        {
            return null;
        }

        return Uri.TryCreate(url, UriKind.Absolute, out var uri) ? Check(uri) : null;
    }

    /// <summary>The target of a redirect, relative to where it came from.</summary>
    public static Uri? Redirected(Uri from, string location) =>
        location.Length <= MaxLength && !location.Any(c => char.IsControl(c) || c is '\\') && Uri.TryCreate(from, location, out var uri) ? Check(uri) : null;

    /// <summary>The host as it is looked up: punycode, without brackets and final dot.</summary>
    public static string Host(Uri uri) => uri.IdnHost.TrimEnd('.');

    private static Uri? Check(Uri uri) =>
        uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 && !HasUserMark(uri) && uri.Port is > 0 and <= ushort.MaxValue
        && !uri.Host.Contains('%', StringComparison.Ordinal) && !uri.IdnHost.Contains('%', StringComparison.Ordinal)
        && Host(uri).Length > 0 && Host(uri).All(char.IsAscii)
            ? uri
            : null;

    /// <summary>Only the text distinguishes an empty user, as in http://@host/, from none.</summary>
    private static bool HasUserMark(Uri uri)
    {
        var text = uri.OriginalString;
        var start = text.IndexOf("://", StringComparison.Ordinal);
        if (start < 0)
        {
            return false;
        }

        var rest = text[(start + 3)..];
        var end = rest.IndexOfAny(['/', '?', '#']);
        return (end < 0 ? rest : rest[..end]).Contains('@', StringComparison.Ordinal);
    }
}
