using System.Diagnostics;
using System.Globalization;

namespace Engine.Functions.Pool;

/// <summary>
/// How a worker is started: through the shell, which sets the limits that a process cannot raise again, in an empty
/// folder, with an environment of five settings for the runtime and nothing of the server's own.
/// </summary>
internal static class WorkerLaunch
{
    private const string Shell = "/bin/sh";

    /// <summary>No file may be written, no core dumped; data is bounded; at most 256 descriptors, which the runtime needs to load its parts. Then the shell becomes the worker.</summary>
    private const string Script = "ulimit -c 0 && ulimit -f 0 && ulimit -n 256 && ulimit -d \"$1\" && nice=$2 && shift 2 && exec nice -n \"$nice\" \"$@\"";

    public static ProcessStartInfo For(WorkerConfig config)
    {
        var start = new ProcessStartInfo(Shell)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = config.Folder,
        };
        string[] arguments =
        [
            "-c", Script, "sh", (config.DataBytes / 1024).ToString(CultureInfo.InvariantCulture), NiceFromTheStart(config).ToString(CultureInfo.InvariantCulture),
            .. config.Command,
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var environment = start.Environment;
        environment.Clear();
        environment["PATH"] = "/usr/bin:/bin";
        environment["DOTNET_GCHeapHardLimit"] = config.HeapBytes.ToString("X", CultureInfo.InvariantCulture);
        environment["DOTNET_gcServer"] = "0";
        environment["DOTNET_gcConcurrent"] = "0";
        environment["DOTNET_EnableDiagnostics"] = "0";

        // The runtime would map its code through a file, which the limit on files forbids.
        environment["DOTNET_EnableWriteXorExecute"] = "0";
        environment["DOTNET_TieredPGO"] = "0";
        if (RuntimeRoot() is { } root)
        {
            environment["DOTNET_ROOT"] = root;
        }

        return start;
    }

    /// <summary>0 where <see cref="WorkerPriority"/> lowers it once it is ready.</summary>
    private static int NiceFromTheStart(WorkerConfig config) => OperatingSystem.IsLinux() ? 0 : config.Nice;

    /// <summary>The installation this process runs on, so that the worker finds the same one without looking at anybody's environment.</summary>
    private static string? RuntimeRoot()
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location) ?? ".", "..", "..", ".."));
        return Directory.Exists(Path.Combine(root, "host", "fxr")) ? root : null;
    }
}
