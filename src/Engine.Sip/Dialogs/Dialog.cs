using Engine.Sip.Transport;

namespace Engine.Sip.Dialogs;

/// <summary>The state of one dialog (RFC 3261 §12), confirmed or about to be. The call that owns it is single-threaded.</summary>
internal sealed class Dialog
{
    internal required string CallId { get; init; }

    internal required string LocalTag { get; init; }

    /// <summary>Empty for a peer of RFC 2543.</summary>
    internal required string RemoteTag { get; init; }

    internal required string LocalUri { get; init; }

    internal string? LocalDisplay { get; init; }

    internal required string RemoteUri { get; init; }

    /// <summary>The peer's Contact; refreshed by re-INVITE and UPDATE (CALL-25).</summary>
    internal required string RemoteTarget { get; set; }

    /// <summary>The route set in the order of use, frozen by the 2xx; URIs without brackets.</summary>
    internal required IReadOnlyList<string> Routes { get; set; }

    /// <summary>The number of our last request.</summary>
    internal uint LocalCSeq { get; set; }

    /// <summary>The number of the peer's last request; null before the first (RFC 3261 §12.2.2).</summary>
    internal uint? RemoteCSeq { get; set; }

    /// <summary>Where our requests go.</summary>
    internal SipEndpoint Destination { get; set; }

    /// <summary>Where the peer's last message of the dialog came from: what cannot be sent to <see cref="Destination"/> goes there (CALL-29).</summary>
    internal SipEndpoint Source { get; set; }

    /// <summary>When our last ACK was written, in ticks.</summary>
    internal long AckedAt { get; set; }

    /// <summary>The ACKs of our INVITEs in this dialog by CSeq, kept to be sent again for every repeated 2xx, also after a re-INVITE (CALL-22).</summary>
    internal List<(uint CSeq, Packet Packet)> Acks { get; } = new(1);

    /// <summary>Our BYE was sent; no second one (CALL-36).</summary>
    internal bool ByeSent { get; set; }

    /// <summary>The peer's BYE came: nothing more belongs to the dialog.</summary>
    internal bool IsOver { get; set; }

    /// <summary>A challenge of our BYE was answered; not a second time.</summary>
    internal bool ByeAnswered { get; set; }

    /// <summary>The address is held in the peer list until the call leaves its slot.</summary>
    internal bool HoldsPeer { get; set; }

    /// <summary>The kept ACK of an INVITE, or null.</summary>
    internal Packet? AckOf(uint cseq)
    {
        foreach ((var number, var packet) in Acks)
        {
            if (number == cseq)
            {
                return packet;
            }
        }

        return null;
    }

    /// <summary>A dialog of an earlier process, from the facts of the ledger. The caller holds its destination in the peer list.</summary>
    /// <param name="known">The facts.</param>
    /// <param name="localDisplay">The display name of From.</param>
    /// <param name="gateway">Where requests go when the facts name no address.</param>
    internal static Dialog Restore(ConfirmedDialog known, string? localDisplay, SipEndpoint gateway) => new()
    {
        CallId = known.CallId,
        LocalTag = known.LocalTag,
        RemoteTag = known.RemoteTag,
        LocalUri = known.LocalUri,
        LocalDisplay = localDisplay,
        RemoteUri = known.RemoteUri,
        RemoteTarget = known.RemoteTarget,
        Routes = known.Routes,
        LocalCSeq = known.LocalCSeq,
        Destination = SipEndpoint.TryParse(known.Destination, 5060, out var parsed) ? parsed : gateway,
        Source = gateway,
        HoldsPeer = true,
    };

    /// <summary>The facts for the ledger.</summary>
    internal ConfirmedDialog ToConfirmed(string trunkId) => new()
    {
        CallId = CallId,
        LocalTag = LocalTag,
        RemoteTag = RemoteTag,
        LocalUri = LocalUri,
        RemoteUri = RemoteUri,
        RemoteTarget = RemoteTarget,
        Routes = Routes,
        LocalCSeq = LocalCSeq,
        Destination = Destination.ToString(),
        TrunkId = trunkId,
    };
}
