using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Engine.Testing.Journal;

/// <summary>
/// A private PostgreSQL 15 in a temporary folder, reached by a Unix socket in it: no port, no password, nothing of it left behind. It writes to the disk as
/// one in service does (<c>fsync</c> is on). It refuses to run as root: then it runs as the user that the package has made.
/// </summary>
/// <remarks>
/// A shell stands between: it ends the server when its input ends, so that none is left running when the test process is killed.
/// </remarks>
public sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>Where Debian puts it; the name has the version because Debian has none of them on the path.</summary>
    private const string Programs = "/usr/lib/postgresql/15/bin";
    private const string PackageUser = "postgres";
    private const string Shell = "exec 3<&0; \"$@\" 3<&- & server=$!; (read -r _ <&3; kill -INT $server) & wait $server; kill $!";

    /// <summary>Generous: the machine may be busy, and after a crash the server reads its log first.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder;
    private readonly ConcurrentQueue<string> _said = new();
    private Process? _process;

    private PostgresServer(string folder) => _folder = folder;

    /// <summary>As Npgsql reads it. Each test takes a database of its own.</summary>
    public string ConnectionString(string database) => $"Host={_folder};Username={PackageUser};Database={database}";

    /// <summary>The socket, for whoever stands between client and server.</summary>
    public string Socket => Path.Combine(_folder, ".s.PGSQL.5432");

    private string Data => Path.Combine(_folder, "data");

    private string PidFile => Path.Combine(Data, "postmaster.pid");

    private int Postmaster => int.Parse(File.ReadLines(PidFile).First(), CultureInfo.InvariantCulture);

    /// <exception cref="InvalidOperationException">PostgreSQL 15 is not installed, or does not start; with what it says.</exception>
    public static async Task<PostgresServer> StartAsync()
    {
        if (!File.Exists(Path.Combine(Programs, "initdb")))
        {
            throw new InvalidOperationException($"These tests need PostgreSQL 15 ({Programs}/initdb): run `bash scripts/setup test`.");
        }

        var server = new PostgresServer(Directory.CreateTempSubdirectory("engine-pg-").FullName);
        try
        {
            if (Environment.IsPrivilegedProcess)
            {
                await RunAsync(["chown", PackageUser, server._folder]);
            }

            await RunAsync(AsServerUser(
                Path.Combine(Programs, "initdb"), "-D", server.Data, "-U", PackageUser, "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions"));
            await server.RunAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it again after <see cref="Kill"/>; it has recovered when this ends.</summary>
    public async Task RunAsync()
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = Start([
            .. AsServerUser("/bin/sh"), "-c", Shell, "sh", Path.Combine(Programs, "postgres"), "-D", Data, "-k", _folder, "-c", "listen_addresses=",
            "-c", "max_connections=200", "-c", "lc_messages=C",
        ]);
        process.ErrorDataReceived += (_, line) => Heard(line.Data, ready);
        process.OutputDataReceived += (_, line) => Heard(line.Data, ready);
        process.Exited += (_, _) => ready.TrySetException(Failure("ended by itself"));
        process.EnableRaisingEvents = true;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        _process = process;
        await ready.Task.WaitAsync(Patience);
    }

    /// <summary>SIGKILL to the server and all it has started: what it had not written to the disk is gone, but for what the system keeps for it.</summary>
    public void Kill()
    {
        if (_process is not { } shell)
        {
            return;
        }

        // The shell is left to end by itself: it takes the server's end up, so that no dead process keeps the number in the server's lock file.
        if (!shell.HasExited && File.Exists(PidFile))
        {
            // Until none is left: a process that was forked while the others were counted may wait for good on a lock that a dead one holds.
            SpinWait.SpinUntil(
                () =>
                {
                    int[] left = [.. Processes().Where(IsOurs).Select(one => one.Pid)];
                    Array.ForEach(left, KillOne);
                    return left.Length == 0;
                },
                Patience);
        }
        else
        {
            shell.Kill(entireProcessTree: true);
        }

        var isOver = shell.WaitForExit(Patience);
        shell.Dispose();
        _process = null;
        if (!isOver)
        {
            throw Failure("was killed, and the shell that holds it does not end");
        }
    }

    /// <summary>Processor time of the server and all it has started, ended ones included.</summary>
    public TimeSpan CpuTime()
    {
        var postmaster = Postmaster;
        var ticks = Processes().Where(one => one.Pid == postmaster || one.Parent == postmaster).Sum(one => one.Ticks + (one.Pid == postmaster ? one.OfEnded : 0));

        // The kernel counts in hundredths of a second.
        return TimeSpan.FromMilliseconds(10 * ticks);
    }

    public ValueTask DisposeAsync()
    {
        Kill();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>The server and all it has started work in the folder of its data; who has ended works nowhere.</summary>
    private bool IsOurs((int Pid, int Parent, long Ticks, long OfEnded) one)
    {
        try
        {
            return File.ResolveLinkTarget($"/proc/{one.Pid}/cwd", returnFinalTarget: false)?.FullName == Data;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // Ended meanwhile, or another user's.
            return false;
        }
    }

    private static void KillOne(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            process.Kill();
        }
        catch (ArgumentException)
        {
            // It has ended already.
        }
    }

    /// <summary>All that run; of what has ended only the number is left.</summary>
    private static IEnumerable<(int Pid, int Parent, long Ticks, long OfEnded)> Processes()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(Path.GetFileName(path)[0])))
        {
            string text;
            try
            {
                text = File.ReadAllText(Path.Combine(folder, "stat"));
            }
            catch (IOException)
            {
                // It has ended meanwhile; its time stands with its parent.
                continue;
            }

            // Field 2 is the name in brackets and may hold blanks; state, parent … follow it.
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            if (fields[0] == "Z")
            {
                continue;
            }

            long Field(int number) => long.Parse(fields[number - 3], CultureInfo.InvariantCulture);
            yield return (int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture), (int)Field(4), Field(14) + Field(15), Field(16) + Field(17));
        }
    }

    private static string[] AsServerUser(params string[] command) => Environment.IsPrivilegedProcess
        ? ["setpriv", $"--reuid={PackageUser}", $"--regid={PackageUser}", "--init-groups", .. command]
        : command;

    private static async Task RunAsync(string[] command)
    {
        using var process = Start(command);
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)}: {await output}{await errors}");
        }
    }

    private static Process Start(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/",
        };
        return Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} does not start.");
    }

    private void Heard(string? line, TaskCompletionSource ready)
    {
        if (line is null)
        {
            return;
        }

        _said.Enqueue(line);
        if (line.Contains("ready to accept connections", StringComparison.Ordinal))
        {
            ready.TrySetResult();
        }
    }

    private InvalidOperationException Failure(string what) => new($"PostgreSQL {what}:\n{string.Join('\n', _said)}");
}
