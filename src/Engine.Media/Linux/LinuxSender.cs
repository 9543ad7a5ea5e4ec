namespace Engine.Media.Linux;

/// <summary>Plain <c>sendto</c>: the cheapest call that leaves the socket unconnected, which latching needs.</summary>
internal sealed unsafe class LinuxSender : IPacketSender
{
    private const int Flags = LibC.DontWait | LibC.NoSignal;

    public bool Send(MediaSocket socket, int descriptor, WireAddress* to, byte* packet, int length) =>
        LibC.SendTo(descriptor, packet, (nuint)length, Flags, to, (uint)to->Length) == length;

    public bool SendControl(MediaSocket socket, in WireAddress to, ReadOnlySpan<byte> packet)
    {
        fixed (byte* data = packet)
        fixed (WireAddress* address = &to)
        {
            return LibC.SendTo(socket.Descriptor, data, (nuint)packet.Length, Flags, address, (uint)to.Length) == packet.Length;
        }
    }
}
