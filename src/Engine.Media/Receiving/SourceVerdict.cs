namespace Engine.Media.Receiving;

/// <summary>What to do with a packet, by where it came from.</summary>
internal enum SourceVerdict
{
    /// <summary>Not from our peer: dropped and counted.</summary>
    Drop,

    /// <summary>From our peer.</summary>
    Accept,

    /// <summary>From our peer, which turns out to be here: send here from now on.</summary>
    AcceptAndFollow,
}
