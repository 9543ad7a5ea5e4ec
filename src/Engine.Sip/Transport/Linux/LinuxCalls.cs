using System.Runtime.InteropServices;
using Engine.Sip.Transport.Udp;

namespace Engine.Sip.Transport.Linux;

/// <summary>The Linux system calls of the shard: waiting, waking and reading ICMP errors. Behind <see cref="IShardWaiter"/> and <see cref="IcmpErrors"/>.</summary>
internal static partial class LinuxCalls
{
    internal const int IpProtoIp = 0;
    internal const int IpRecvErr = 11;
    internal const int IpProtoIpV6 = 41;
    internal const int IpV6RecvErr = 25;
    internal const int MsgErrQueue = 0x2000;
    internal const int MsgDontWait = 0x40;
    internal const short PollIn = 1;

    /// <summary>EFD_NONBLOCK | EFD_CLOEXEC.</summary>
    internal const int EventFdFlags = 0x800 | 0x80000;

    [LibraryImport("libc", EntryPoint = "eventfd")]
    internal static partial int EventFd(uint initial, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    internal static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "read")]
    internal static unsafe partial nint Read(int descriptor, ulong* value, nint count);

    [LibraryImport("libc", EntryPoint = "write")]
    internal static unsafe partial nint Write(int descriptor, ulong* value, nint count);

    [LibraryImport("libc", EntryPoint = "ppoll")]
    internal static unsafe partial int Poll(PollDescriptor* descriptors, nuint count, TimeSpec* timeout, void* mask);

    [LibraryImport("libc", EntryPoint = "recvmsg")]
    internal static unsafe partial nint ReceiveMessage(int descriptor, MessageHeader* message, int flags);

    [StructLayout(LayoutKind.Sequential)]
    internal struct PollDescriptor
    {
        internal int Descriptor;
        internal short Wanted;
        internal short Happened;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct TimeSpec
    {
        internal long Seconds;
        internal long Nanoseconds;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct Buffer
    {
        internal byte* Bytes;
        internal nuint Length;
    }

    /// <summary>struct msghdr of 64-bit Linux.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct MessageHeader
    {
        internal byte* Name;
        internal uint NameLength;
        internal Buffer* Buffers;
        internal nuint BufferCount;
        internal byte* Control;
        internal nuint ControlLength;
        internal int Flags;
    }
}
