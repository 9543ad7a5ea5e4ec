using System.Buffers;

namespace Engine.Actors.Dialling;

/// <summary>A ring-group member that is a SIP address: sip:user@host with a port or without. Pure.</summary>
internal static class SipMember
{
    private const string Scheme = "sip:";

    private static readonly SearchValues<char> NotInHost = SearchValues.Create("@;?/<>,\"");

    public static bool Is(string destination) => destination.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    /// <summary>The host without its port and in small letters; null when the address has more in it than a user, a host and a port.</summary>
    public static string? HostOf(string member)
    {
        var at = member.IndexOf('@', StringComparison.Ordinal);
        var rest = at > Scheme.Length ? member[(at + 1)..] : "";
        if (member.AsSpan().IndexOfAnyInRange('\0', ' ') >= 0 || rest.AsSpan().IndexOfAny(NotInHost) >= 0)
        {
            return null;
        }

        var closing = rest.IndexOf(']', StringComparison.Ordinal);
        var colon = rest.IndexOf(':', Math.Max(0, closing));
        var host = (colon < 0 ? rest : rest[..colon]).Trim('[', ']').ToLowerInvariant();
        return host.Length > 0 ? host : null;
    }
}
