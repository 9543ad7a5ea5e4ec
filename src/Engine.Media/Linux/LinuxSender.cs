using Engine.Media.Plane;
using Engine.Media.Sending;

namespace Engine.Media.Linux;

/// <summary>Plain <c>sendto</c>: the cheapest call that leaves the socket unconnected, which latching needs.</summary>
internal sealed unsafe class LinuxSender : IPacketSender
{
    private const int Flags = LibC.DontWait | LibC.NoSignal;

    public bool Send(MediaLeg leg, TxLine* line, byte* packet, int length) =>
        LibC.SendTo(line->Descriptor, packet, (nuint)length, Flags, &line->To, (uint)line->To.Length) == length;

    public bool SendControl(MediaLeg leg, in WireAddress to, ReadOnlySpan<byte> packet)
    {
        fixed (byte* data = packet)
        fixed (WireAddress* address = &to)
        {
            var descriptor = leg.ControlDescriptor;
            return LibC.SendTo(descriptor, data, (nuint)packet.Length, Flags, address, (uint)to.Length) == packet.Length;
        }
    }
}
