using System.Globalization;
using System.Text.Json;

namespace Engine.Storage.Ledger;

/// <summary>One file of the ledger. Lines are written whole, by one system call each, straight to the operating system.</summary>
internal sealed class LedgerSegment : IDisposable
{
    private const string Prefix = "dialogs-";
    private const string Suffix = ".log";
    private readonly FileStream _file;

    private LedgerSegment(int number, string path)
    {
        Number = number;
        Path = path;
        _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    public int Number { get; }

    public string Path { get; }

    public long Bytes => _file.Length;

    /// <summary>Dialogs noted here that are still open.</summary>
    public int Open { get; set; }

    public static LedgerSegment Create(string folder, int number) =>
        new(number, System.IO.Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number:d8}{Suffix}")));

    /// <summary>The files that are there, oldest first.</summary>
    public static IReadOnlyList<(int Number, string Path)> Found(string folder) =>
    [
        .. Directory.GetFiles(folder, Prefix + "*" + Suffix)
            .Select(path => (Number: NumberOf(path), Path: path))
            .Where(file => file.Number > 0)
            .OrderBy(file => file.Number),
    ];

    /// <summary>Reads a file of an earlier process.</summary>
    /// <param name="path">The file.</param>
    /// <param name="unreadable">Told of each line that is none: the last one may have been cut off by a full disk.</param>
    public static IEnumerable<LedgerLine> Read(string path, Action<string> unreadable)
    {
        foreach (var text in File.ReadLines(path))
        {
            LedgerLine? line = null;
            try
            {
                line = JsonSerializer.Deserialize(text, LedgerJson.Default.LedgerLine);
            }
            catch (JsonException cause)
            {
                unreadable(cause.Message);
            }

            if (line is not null)
            {
                yield return line;
            }
        }
    }

    /// <exception cref="IOException">The disk is full or broken; the line may be there in part.</exception>
    public void Write(LedgerLine line)
    {
        using var text = new MemoryStream();
        JsonSerializer.Serialize(text, line, LedgerJson.Default.LedgerLine);
        text.WriteByte((byte)'\n');
        _file.Write(text.GetBuffer().AsSpan(0, (int)text.Length));
    }

    public void Delete()
    {
        _file.Dispose();
        File.Delete(Path);
    }

    public void Dispose() => _file.Dispose();

    private static int NumberOf(string path) =>
        int.TryParse(
            System.IO.Path.GetFileName(path.AsSpan())[Prefix.Length..^Suffix.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;
}
