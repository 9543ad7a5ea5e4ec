namespace Engine.Media.Receiving;

/// <summary>How a packet is treated, by its source address.</summary>
internal enum SourceVerdict
{
    /// <summary>Not from our peer: dropped and counted.</summary>
    Drop,

    /// <summary>From our peer.</summary>
    Accept,

    /// <summary>From our peer at another address than its SDP says: send there from now on.</summary>
    AcceptAndFollow,
}
