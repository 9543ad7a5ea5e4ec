using System.Runtime.InteropServices;

namespace Engine.Media.Linux;

/// <summary>The Linux calls of the media threads. Blittable and without SetLastError: errno is read only where it is looked at.</summary>
internal static unsafe class LibC
{
    public const int ClockMonotonic = 1;
    public const int TimerAbsolute = 1;
    public const int SetTimerSlack = 29;
    public const int RoundRobin = 2;
    public const int DontWait = 0x40;
    public const int NoSignal = 0x4000;
    public const int ErrorQueue = 0x2000;
    public const int EpollAdd = 1;
    public const int EpollRemove = 2;
    public const uint EpollIn = 1;
    public const uint EpollError = 8;
    public const int MaxDescriptors = 7;

    [DllImport("libc", EntryPoint = "clock_nanosleep")]
    public static extern int ClockNanosleep(int clock, int flags, TimeSpec* request, TimeSpec* remain);

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [SuppressGCTransition]
    public static extern int ClockGetTime(int clock, TimeSpec* time);

    [DllImport("libc", EntryPoint = "prctl")]
    public static extern int Prctl(int option, nuint argument2, nuint argument3, nuint argument4, nuint argument5);

    /// <summary>For the calling thread when <paramref name="thread"/> is 0.</summary>
    [DllImport("libc", EntryPoint = "sched_setscheduler")]
    public static extern int SetScheduler(int thread, int policy, int* priority);

    [DllImport("libc", EntryPoint = "setpriority")]
    public static extern int SetPriority(int which, uint who, int nice);

    [DllImport("libc", EntryPoint = "sendto")]
    public static extern nint SendTo(int descriptor, byte* data, nuint length, int flags, WireAddress* to, uint addressLength);

    [DllImport("libc", EntryPoint = "recvfrom")]
    public static extern nint ReceiveFrom(int descriptor, byte* data, nuint length, int flags, WireAddress* from, uint* addressLength);

    [DllImport("libc", EntryPoint = "epoll_create1")]
    public static extern int EpollCreate(int flags);

    [DllImport("libc", EntryPoint = "epoll_ctl")]
    public static extern int EpollControl(int epoll, int operation, int descriptor, void* watched);

    [DllImport("libc", EntryPoint = "epoll_wait")]
    public static extern int EpollWait(int epoll, void* ready, int most, int timeoutMs);

    [DllImport("libc", EntryPoint = "close")]
    public static extern int Close(int descriptor);

    [DllImport("libc", EntryPoint = "getrlimit")]
    public static extern int GetLimit(int resource, ResourceLimit* limit);

    [StructLayout(LayoutKind.Sequential)]
    public struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct ResourceLimit
    {
        public nuint Soft;
        public nuint Hard;
    }
}
