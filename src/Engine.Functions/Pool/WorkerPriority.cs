using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Engine.Functions.Pool;

/// <summary>
/// The lowest priority of the machine, for a worker that is ready. It starts at ours: at the lowest, a busy machine would let a new worker load its
/// runtime for minutes, and every function would find nobody free. No script runs before it is lowered.
/// </summary>
[SupportedOSPlatform("linux")]
internal static class WorkerPriority
{
    private const int PrioProcess = 0;
    private const int NoSuchProcess = 3;

    /// <summary>Lowers every thread of the process. Priority is a thread's own in Linux, and a new thread gets that of the thread that makes it: looked again until none was missed.</summary>
    /// <param name="process">Its id.</param>
    /// <param name="nice">1..19.</param>
    /// <exception cref="WorkerGoneException">The process is gone, or the system refuses.</exception>
    public static void Lower(int process, int nice)
    {
        var lowered = new HashSet<int>();
        while (Threads(process).Where(lowered.Add).ToList() is { Count: > 0 } fresh)
        {
            foreach (var thread in fresh)
            {
                // One that has just ended needs none.
                if (SetPriority(PrioProcess, (uint)thread, nice) != 0 && Marshal.GetLastPInvokeError() is var fault and not NoSuchProcess)
                {
                    throw new WorkerGoneException($"Its priority cannot be lowered: {Marshal.GetPInvokeErrorMessage(fault)}.");
                }
            }
        }
    }

    private static List<int> Threads(int process)
    {
        try
        {
            return [.. Directory.EnumerateDirectories($"/proc/{process}/task").Select(folder => int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture))];
        }
        catch (IOException gone)
        {
            throw new WorkerGoneException("It ended.", gone);
        }
    }

    [DllImport("libc", EntryPoint = "setpriority", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, uint who, int priority);
}
