namespace Engine.Media;

/// <summary>Whether we send to the source address of the peer's packets instead of the address in its SDP (RFC 4961; RTP-20).</summary>
public enum SymmetricRtp
{
    /// <summary>Never: the SDP address holds.</summary>
    Off,

    /// <summary>Only when the SDP address is private or the source is in the network of the signalling peer.</summary>
    Auto,

    /// <summary>Always.</summary>
    On,
}
