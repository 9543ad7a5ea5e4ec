namespace Engine.Media.Linux;

/// <summary>Sends one datagram without waiting.</summary>
internal unsafe interface IPacketSender
{
    /// <summary>Sends RTP. False: the kernel refused it; it is lost, as on a wire.</summary>
    /// <param name="socket">The socket of the leg.</param>
    /// <param name="descriptor">Its descriptor, from the cache line of the leg: the socket's own memory is not touched.</param>
    /// <param name="to">The peer.</param>
    /// <param name="packet">First byte.</param>
    /// <param name="length">Bytes.</param>
    bool Send(MediaSocket socket, int descriptor, WireAddress* to, byte* packet, int length);

    /// <summary>Sends RTCP, from the socket of a leg or from the shared RTCP socket.</summary>
    bool SendControl(MediaSocket socket, in WireAddress to, ReadOnlySpan<byte> packet);
}
