using System.Globalization;
using System.Runtime.InteropServices;

namespace Engine.Speech.Sound;

/// <summary>What Linux lets a process take from itself: setrlimit(2), prctl(2), setpriority(2).</summary>
internal static class Limits
{
    public const int CpuTime = 0;
    public const int FileSize = 1;
    public const int Core = 4;
    public const int AddressSpace = 9;

    private const int NoNewPrivileges = 38;
    private const int OfProcess = 0;
    private const int Nicest = 19;

    /// <summary>Lowers a limit for good.</summary>
    /// <exception cref="InvalidOperationException">The kernel refuses: the caller must not go on unconfined.</exception>
    public static void Set(int limit, ulong value)
    {
        var both = new Pair { Soft = value, Hard = value };
        if (SetLimit(limit, ref both) != 0)
        {
            throw new InvalidOperationException($"setrlimit({limit}) failed with {Marshal.GetLastPInvokeError()}.");
        }
    }

    /// <summary>Bytes mapped now (proc(5), statm).</summary>
    public static ulong AddressSpaceNow()
    {
        var pages = File.ReadAllText("/proc/self/statm").Split(' ')[0];
        return ulong.Parse(pages, NumberStyles.None, CultureInfo.InvariantCulture) * (ulong)Environment.SystemPageSize;
    }

    public static void LoseRights() => _ = Control(NoNewPrivileges, 1, 0, 0, 0);

    public static void StepBack() => _ = SetPriority(OfProcess, 0, Nicest);

    [DllImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    private static extern int SetLimit(int resource, ref Pair limit);

    [DllImport("libc", EntryPoint = "prctl")]
    private static extern int Control(int option, ulong first, ulong second, ulong third, ulong fourth);

    [DllImport("libc", EntryPoint = "setpriority")]
    private static extern int SetPriority(int which, int who, int priority);

    [StructLayout(LayoutKind.Sequential)]
    private struct Pair
    {
        public ulong Soft;
        public ulong Hard;
    }
}
