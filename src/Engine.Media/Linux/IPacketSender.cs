using Engine.Media.Plane;
using Engine.Media.Sending;

namespace Engine.Media.Linux;

/// <summary>Sends one datagram without waiting.</summary>
internal unsafe interface IPacketSender
{
    /// <summary>Sends to where the line points. False: the kernel did not take it; it is lost, as on a wire.</summary>
    bool Send(MediaLeg leg, TxLine* line, byte* packet, int length);

    /// <summary>Sends RTCP of a leg to any address, from its own socket or from the shared RTCP socket.</summary>
    bool SendControl(MediaLeg leg, in WireAddress to, ReadOnlySpan<byte> packet);
}
