using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Engine.Benchmarks.Store;

/// <summary>Makes files cold: what the system keeps of them in memory is given up (posix_fadvise, no rights needed).</summary>
internal static partial class PageCache
{
    private const int DontNeed = 4;

    public static void Drop(string folder)
    {
        foreach (var path in Directory.GetFiles(folder).Where(path => !path.EndsWith(".owner", StringComparison.Ordinal)))
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            // Pages that were not written yet stay.
            RandomAccess.FlushToDisk(file);
            if (Advise(file, 0, 0, DontNeed) is not 0 and var error)
            {
                throw new IOException($"posix_fadvise of {path}: {error}");
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "posix_fadvise")]
    private static partial int Advise(SafeFileHandle file, long offset, long length, int advice);
}
