namespace Engine.Sip.Outcomes;

/// <summary>Where a call was released, as a Q.850 value of a Reason header may say (RFC 8606 §3, ITU-T Q.850 §2.2.3).</summary>
public static class ReleaseLocations
{
    /// <summary>The called person, or their phone.</summary>
    public const string User = "U";

    private static readonly string[] OfNetworks = ["LN", "TN", "RLN", "INTL", "BI"];

    /// <summary>The locations that stand for a public network: local, transit, remote, international, beyond an interworking point.</summary>
    public static IReadOnlyList<string> Networks => OfNetworks;

    /// <summary>A public network released the call. The private networks LPN and RPN do not count: they are the contact's side, a company's switch.</summary>
    public static bool IsNetwork(string? location) => location is not null && OfNetworks.Contains(location, StringComparer.OrdinalIgnoreCase);

    /// <summary>The called person's side released the call.</summary>
    public static bool IsUser(string? location) => string.Equals(location, User, StringComparison.OrdinalIgnoreCase);
}
