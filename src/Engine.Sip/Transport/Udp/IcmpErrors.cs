using System.Net.Sockets;
using Engine.Sip.Transport.Linux;

namespace Engine.Sip.Transport.Udp;

/// <summary>
/// Reads which destinations ICMP called unreachable (TRN-14). On Linux the socket's error queue names each one exactly (ip(7), IP_RECVERR); elsewhere
/// an error of a call names nobody and is only counted.
/// </summary>
internal sealed class IcmpErrors
{
    /// <summary>Errors read in one go; the rest waits for the next loop.</summary>
    private const int MostAtOnce = 64;

    private const int NameBytes = 28;
    private const int ControlBytes = 512;
    private const int PayloadBytes = 64;

    private readonly Socket _socket;
    private readonly bool _queue;

    internal IcmpErrors(Socket socket)
    {
        _socket = socket;
        _queue = OperatingSystem.IsLinux();
        if (_queue)
        {
            var v4 = socket.AddressFamily == AddressFamily.InterNetwork;
            socket.SetRawSocketOption(
                v4 ? LinuxCalls.IpProtoIp : LinuxCalls.IpProtoIpV6, v4 ? LinuxCalls.IpRecvErr : LinuxCalls.IpV6RecvErr, BitConverter.GetBytes(1));
        }
    }

    /// <summary>Hands over every destination in the queue.</summary>
    internal unsafe void Drain(Action<SipEndpoint> unreachable)
    {
        if (!_queue)
        {
            return;
        }

        var name = stackalloc byte[NameBytes];
        var control = stackalloc byte[ControlBytes];
        var payload = stackalloc byte[PayloadBytes];
        for (var i = 0; i < MostAtOnce; i++)
        {
            var buffer = new LinuxCalls.Buffer { Bytes = payload, Length = PayloadBytes };
            var message = new LinuxCalls.MessageHeader
            {
                Name = name, NameLength = NameBytes, Buffers = &buffer, BufferCount = 1, Control = control, ControlLength = ControlBytes,
            };
            var length = LinuxCalls.ReceiveMessage((int)_socket.Handle, &message, LinuxCalls.MsgErrQueue | LinuxCalls.MsgDontWait);
            if (length < 0)
            {
                return;
            }

            var address = new System.Net.SocketAddress(_socket.AddressFamily);
            new ReadOnlySpan<byte>(name, Math.Min((int)message.NameLength, address.Size)).CopyTo(address.Buffer.Span);
            unreachable(SipEndpoint.FromSocketAddress(address));
        }
    }
}
