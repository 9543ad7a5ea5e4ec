using System.Net;

namespace Engine.Media.Sdp;

/// <summary>What an offer and its answer agreed, seen from our side (RFC 3264).</summary>
public sealed record NegotiatedMedia
{
    /// <summary>Where our RTP goes.</summary>
    public required IPEndPoint Remote { get; init; }

    /// <summary>Where our RTCP goes: the same as <see cref="Remote"/> when multiplexed.</summary>
    public required IPEndPoint RemoteRtcp { get; init; }

    /// <summary>Whether RTCP shares the RTP port (RFC 5761).</summary>
    public bool RtcpMux { get; init; }

    /// <summary>The codec we send: the first common one of the answer (COD-05).</summary>
    public required AudioCodec SendCodec { get; init; }

    /// <summary>The peer's number for <see cref="SendCodec"/>.</summary>
    public required byte SendPayloadType { get; init; }

    /// <summary>What arriving numbers mean: our offer's and the answer's (SDP-05, DTMF-03).</summary>
    public required PayloadMap Receive { get; init; }

    /// <summary>The peer's number for telephone events, or null: no RFC 4733 on this call (SDP-07).</summary>
    public byte? SendEventPayloadType { get; init; }

    /// <summary>The peer's number for comfort noise, or null when it does not take it.</summary>
    public byte? SendComfortNoisePayloadType { get; init; }

    /// <summary>ms of audio in each packet we send (SDP-09).</summary>
    public int PtimeMs { get; init; } = 20;

    /// <summary>Our direction: SendOnly means that we send and the peer is silent.</summary>
    public MediaDirection Direction { get; init; } = MediaDirection.SendReceive;

    /// <summary>Whether the peer wrote <c>c=0.0.0.0</c>, the old form of hold (RFC 3264 §8.4).</summary>
    public bool Held { get; init; }

    /// <summary>Whether our audio may go out; if not, the peer holds the line (RTP-31).</summary>
    public bool MaySend => !Held && (Direction & MediaDirection.SendOnly) != 0;
}
