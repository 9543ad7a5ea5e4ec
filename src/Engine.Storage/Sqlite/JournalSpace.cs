using System.Globalization;

namespace Engine.Storage.Sqlite;

/// <summary>
/// The move of all events into Akka.Persistence's table happens in one transaction, so for its time they stand on the disk three times: in the old
/// table, in the write-ahead log, and in the file that grows when the log is folded back. A disk that fills up in the middle of it would only be rolled
/// back, but after a long start and with a reason that says little: so the space is looked at first.
/// </summary>
internal static class JournalSpace
{
    /// <summary>Number of the script that moves the events.</summary>
    public const int Migration = 15;

    /// <summary>
    /// What a row and its index entry take besides the event itself: twice the id, manifest, times and numbers, how far pages stand empty, and the indexes
    /// of later scripts.
    /// </summary>
    internal const int RowBytes = 260;

    private const double Mebibyte = 1024 * 1024;

    /// <summary>Bytes that are free for whoever runs this process.</summary>
    public static long FreeBytes(string path) => new DriveInfo(Folder(path)).AvailableFreeSpace;

    /// <exception cref="SchemaException">Less is free than the move needs.</exception>
    public static void Check(SqliteSession session, string path, Func<string, long> freeBytes)
    {
        using var row = session.Prepare("SELECT coalesce(sum(octet_length(data)), 0), count(*) FROM events");
        row.Step();
        var needed = 2 * (row.Long(0) + (row.Long(1) * RowBytes));
        var free = freeBytes(path);
        if (free < needed)
        {
            throw new SchemaException(string.Create(
                CultureInfo.InvariantCulture,
                $"The events of this store move into a new table, and while they do {needed / Mebibyte:n1} MiB must be free in {Folder(path)}; " +
                $"{free / Mebibyte:n1} MiB are. Nothing has been changed."));
        }
    }

    private static string Folder(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;
}
