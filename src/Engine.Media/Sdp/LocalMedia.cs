using System.Net;

namespace Engine.Media.Sdp;

/// <summary>What we are willing to do on our one audio stream, in the trunk's order.</summary>
public sealed record LocalMedia
{
    /// <summary>Where the peer shall send; the advertised address, not always the bound one.</summary>
    public required IPAddress Address { get; init; }

    /// <summary>Our RTP port.</summary>
    public required int Port { get; init; }

    /// <summary>Our RTCP port; written as <c>a=rtcp</c> when it is not RTP + 1 (RFC 3605). Null: RTP + 1.</summary>
    public int? RtcpPort { get; init; }

    /// <summary>Codecs in order of preference (COD-05).</summary>
    public IReadOnlyList<AudioCodec> Codecs { get; init; } = [AudioCodec.Pcma, AudioCodec.Pcmu];

    /// <summary>Our number for telephone-event (RFC 4733), or null to leave it out.</summary>
    public byte? TelephoneEventPayloadType { get; init; } = 101;

    /// <summary>Whether comfort noise (RFC 3389, payload type 13) is offered.</summary>
    public bool ComfortNoise { get; init; }

    /// <summary>Whether <c>a=rtcp-mux</c> is offered (SDP-12); an offer of it is always accepted.</summary>
    public bool OfferRtcpMux { get; init; }

    /// <summary>ms of audio in a packet we ask for.</summary>
    public int PtimeMs { get; init; } = 20;

    /// <summary>What we want to do; recvonly or inactive puts the peer on hold.</summary>
    public MediaDirection Direction { get; init; } = MediaDirection.SendReceive;
}
