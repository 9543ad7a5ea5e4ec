using System.Net;
using System.Net.Sockets;
using Engine.Media.Linux;
using Engine.Media.Sdp;

namespace Engine.Media.Receiving;

/// <summary>
/// The agreement of offer and answer, prepared for the media threads. Immutable: a new agreement is a new plan, published by one
/// reference, so that the receive thread follows within a packet and without a lock.
/// </summary>
internal sealed class LegPlan
{
    public LegPlan(NegotiatedMedia media, MediaPhase phase, LegSettings settings, AddressFamily family, long madeNs)
    {
        Media = media;
        Phase = phase;
        Settings = settings;
        MadeNs = madeNs;
        Remote = WireAddress.From(media.Remote, family);
        RemoteControl = WireAddress.From(media.RemoteRtcp, family);
        TrustsAnySource = settings.Symmetric == SymmetricRtp.On
            || (settings.Symmetric == SymmetricRtp.Auto && Networks.IsPrivate(media.Remote.Address));
    }

    public NegotiatedMedia Media { get; }

    public MediaPhase Phase { get; }

    public LegSettings Settings { get; }

    /// <summary>When it was made, on the clock of the media threads.</summary>
    public long MadeNs { get; }

    public WireAddress Remote { get; }

    public WireAddress RemoteControl { get; }

    /// <summary>Whether a source outside the signalling peer's network may latch (RTP-20).</summary>
    public bool TrustsAnySource { get; }

    /// <summary>Whether this source may take over from the SDP address.</summary>
    public bool MayLatch(in WireAddress source)
    {
        if (Settings.Symmetric == SymmetricRtp.Off)
        {
            return false;
        }

        IPAddress? peer;
        return TrustsAnySource || source.SameHost(Remote)
            || ((peer = Settings.SignallingPeer) is not null && Networks.AreNear(peer, source.ToEndPoint().Address));
    }
}
