namespace Engine.Sip.Dialogs;

/// <summary>All that is needed to send a BYE into a dialog, also after a restart (RFC 3261 §12.1.2). Plain values, to be journaled.</summary>
public sealed record ConfirmedDialog
{
    /// <summary>The Call-ID.</summary>
    public required string CallId { get; init; }

    /// <summary>Our tag.</summary>
    public required string LocalTag { get; init; }

    /// <summary>The peer's tag; empty for a peer of RFC 2543.</summary>
    public required string RemoteTag { get; init; }

    /// <summary>Our URI, as in the From header of the INVITE.</summary>
    public required string LocalUri { get; init; }

    /// <summary>The peer's URI, as in the To header of the INVITE.</summary>
    public required string RemoteUri { get; init; }

    /// <summary>The remote target: the Contact of the 2xx.</summary>
    public required string RemoteTarget { get; init; }

    /// <summary>The route set in the order to be used; URIs without brackets.</summary>
    public required IReadOnlyList<string> Routes { get; init; }

    /// <summary>The last CSeq number we used in the dialog.</summary>
    public required uint LocalCSeq { get; init; }

    /// <summary>Where requests go, <c>ip:port</c>.</summary>
    public required string Destination { get; init; }

    /// <summary>The status of the 2xx that made the dialog.</summary>
    public int SipStatus { get; init; } = 200;

    /// <summary>Its phrase as it was sent; null when it was empty.</summary>
    public string? SipPhrase { get; init; }

    /// <summary>The trunk of the call.</summary>
    public required string TrunkId { get; init; }
}
