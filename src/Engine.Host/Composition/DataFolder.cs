using System.Runtime.InteropServices;

namespace Engine.Host.Composition;

/// <summary>
/// The data folder is for this user alone: it holds the keys that its own secrets are encrypted with, password hashes, numbers and sounds. Folders have
/// mode 700 and files 600; what exists already is set so at each start, what comes later is made so (API-44).
/// </summary>
internal static class DataFolder
{
    private const UnixFileMode Folder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode File = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>What others and the group may never do with anything that this process makes from now on.</summary>
    private const uint OwnerOnly = 0b000_111_111;

    /// <summary>How the engine's files begin: the store with its log, index and owner's mark, and engine.json.</summary>
    private const string FileMark = "engine.";

    /// <summary>The engine's folders in there. What else somebody keeps beside them is closed by the folder's own mode and not touched.</summary>
    private static readonly string[] Folders = [TelephonyServices.LedgerFolder, SpeechServices.CacheFolder, FunctionServices.Folder];

    /// <summary>Links are left alone: what they lead to may belong to somebody else, and nobody reaches them through this folder.</summary>
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };

    private static readonly EnumerationOptions Top = new() { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };

    /// <summary>Makes the folder when there is none, and everything in it this user's own.</summary>
    /// <returns>Why that cannot be and what to do about it; null when it is so now.</returns>
    public static string? Fault(string folder) => OperatingSystem.IsWindows() ? Made(folder) : Fault(folder, LibC.EffectiveUser());

    /// <summary>For a command beside the server: it makes what it makes for the folder's owner alone, and refuses nothing.</summary>
    public static void MakePrivately(string folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = LibC.CreationMask(OwnerOnly);
        }

        Directory.CreateDirectory(folder);
    }

    /// <param name="user">Who runs this process.</param>
    internal static string? Fault(string folder, uint user)
    {
        var path = Path.GetFullPath(folder);
        if (Path.GetPathRoot(path) == path)
        {
            return $"The data folder cannot be {path}: everybody else on this machine needs that. Choose a folder of its own by --data.";
        }

        _ = LibC.CreationMask(OwnerOnly);
        if (Made(path) is { } fault)
        {
            return fault;
        }

        try
        {
            return OwnerFault(path, user) ?? Set(path, Folder) ?? Own(path)
                .Select(entry => OwnerFault(entry, user) ?? Set(entry, Directory.Exists(entry) ? Folder : File))
                .FirstOrDefault(found => found is not null);
        }
        catch (Exception cause) when (cause is UnauthorizedAccessException or IOException)
        {
            return $"The data folder {path} cannot be read: {cause.Message} Give it to the user that runs the engine, or choose another by --data.";
        }
    }

    private static IEnumerable<string> Own(string path) =>
        Directory.EnumerateFiles(path, FileMark + "*", Top).Concat(Directory.EnumerateDirectories(path, "*", Top)
            .Where(folder => Folders.Contains(Path.GetFileName(folder), StringComparer.Ordinal))
            .SelectMany(folder => Directory.EnumerateFileSystemEntries(folder, "*", Everything).Prepend(folder)));

    private static string? Made(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            return null;
        }
        catch (Exception cause) when (cause is UnauthorizedAccessException or IOException)
        {
            return $"The data folder {path} cannot be made: {cause.Message} Make it for the user that runs the engine, or choose another by --data.";
        }
    }

    private static string? OwnerFault(string path, uint user) => LibC.Owner(path) is { } owner && owner != user
        ? $"{path} belongs to another user (uid {owner}; the engine runs as uid {user}), who could read secrets and change calls. " +
            $"Give it to the user that runs the engine (chown -R {user} FOLDER), or choose another folder by --data."
        : null;

    private static string? Set(string path, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        try
        {
            if (System.IO.File.GetUnixFileMode(path) != mode)
            {
                System.IO.File.SetUnixFileMode(path, mode);
            }
        }
        catch (FileNotFoundException)
        {
            // A file that a command beside this one took away meanwhile needs no mode.
            return null;
        }
        catch (Exception cause) when (cause is UnauthorizedAccessException or IOException)
        {
            return NotSet(path, mode, cause.Message);
        }

        return System.IO.File.GetUnixFileMode(path) == mode ? null : NotSet(path, mode, "the file system keeps no permissions.");
    }

    private static string NotSet(string path, UnixFileMode mode, string why) =>
        $"{path} cannot be closed to other users (mode {Convert.ToString((int)mode, 8)}): {why} Put the data folder on a file system that keeps " +
        "permissions and where this user may set them, or choose another by --data.";

    /// <summary>What .NET does not say: who runs this process and whose a file is.</summary>
    private static unsafe class LibC
    {
        private const int CurrentFolder = -100;
        private const int NotThroughLinks = 0x100;
        private const uint OwnerWanted = 0x8;

        // struct statx, Linux 4.11: 256 bytes on every architecture, the owner's number at 20.
        private const int StatusBytes = 256;
        private const int OwnerAt = 20;

        /// <summary>Null where the system does not say.</summary>
        public static uint? Owner(string path)
        {
            if (!OperatingSystem.IsLinux())
            {
                return null;
            }

            var status = stackalloc byte[StatusBytes];
            return Status(CurrentFolder, path, NotThroughLinks, OwnerWanted, status) == 0 ? *(uint*)(status + OwnerAt) : null;
        }

        [DllImport("libc", EntryPoint = "geteuid")]
        public static extern uint EffectiveUser();

        [DllImport("libc", EntryPoint = "umask")]
        public static extern uint CreationMask(uint mask);

        [DllImport("libc", EntryPoint = "statx")]
        private static extern int Status(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, byte* status);
    }
}
