namespace Engine.Media.Sdp;

/// <summary>Why an offer and an answer do not meet. SIP answers 488 to an offer; the caller ends the call on an answer.</summary>
public enum NegotiationFault
{
    /// <summary>The body cannot be read.</summary>
    BadSdp,

    /// <summary>There is no audio section with a port (T.38, image or video only: SDP-10).</summary>
    NoAudio,

    /// <summary>Our audio line came back with port 0.</summary>
    AudioRefused,

    /// <summary>No codec in common.</summary>
    NoCommonCodec,

    /// <summary>A transport profile we cannot do.</summary>
    UnsupportedTransport,

    /// <summary>The connection address is missing or is not an IP address.</summary>
    BadAddress,
}
