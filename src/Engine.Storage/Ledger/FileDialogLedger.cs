using Engine.Flows.Facts;
using Engine.Ports.Calls;
using Engine.Ports.Journal;
using Microsoft.Extensions.Logging;

namespace Engine.Storage.Ledger;

/// <summary>
/// The dialog ledger in files of a folder. Each note is one write to the operating system and no sync: it survives <c>kill -9</c>, not a
/// power cut – the far end's session timer covers that. Files are begun anew at <see cref="SegmentBytes"/> and deleted from the oldest
/// on once no dialog in them is open; opening the ledger copies the open dialogs into a fresh file.
/// </summary>
public sealed partial class FileDialogLedger : IDialogLedger, IStoreHealth, IDisposable
{
    /// <summary>Size from which the next file is begun.</summary>
    internal const long SegmentBytes = 4 * 1024 * 1024;

    /// <summary>How often a disk that refused is tried again: without calls nothing else would find out that it is back.</summary>
    private static readonly TimeSpan ProbeEvery = TimeSpan.FromSeconds(1);

    /// <summary>An interaction lasts 48 h at most (FLOW-23): an older note belongs to nobody.</summary>
    private static readonly TimeSpan KeptAtMost = TimeSpan.FromHours(49);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<(DialogFacts Dialog, LedgerSegment Where)>> _open = new(StringComparer.Ordinal);
    private readonly Queue<LedgerSegment> _segments = new();
    private readonly string _folder;
    private readonly long _segmentBytes;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly ITimer _probe;
    private LedgerSegment _current;
    private volatile string? _fault;

    private FileDialogLedger(string folder, long segmentBytes, TimeProvider time, ILogger log)
    {
        _folder = folder;
        _segmentBytes = segmentBytes;
        _time = time;
        _log = log;
        Directory.CreateDirectory(folder);
        var earlier = LedgerSegment.Found(folder);
        _current = Begin(earlier.Count == 0 ? 1 : earlier[^1].Number + 1);
        foreach (var line in StillOpen(earlier))
        {
            Note(line);
        }

        foreach (var (_, path) in earlier)
        {
            File.Delete(path);
        }

        _probe = time.CreateTimer(_ => Probe(), null, ProbeEvery, ProbeEvery);
    }

    public bool IsHealthy => _fault is null;

    public string? Fault => _fault;

    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static FileDialogLedger Open(string folder, TimeProvider time, ILogger<FileDialogLedger> log) => new(folder, SegmentBytes, time, log);

    internal static FileDialogLedger Open(string folder, long segmentBytes, TimeProvider time, ILogger log) => new(folder, segmentBytes, time, log);

    /// <summary>A note that cannot be written is reported and turns the ledger unhealthy; the call itself goes on.</summary>
    public void Confirmed(string callId, DialogFacts dialog)
    {
        lock (_gate)
        {
            Try(() => Note(new LedgerLine(_time.GetUtcNow().ToUnixTimeMilliseconds(), callId, dialog)));
        }
    }

    public void Ended(string callId)
    {
        lock (_gate)
        {
            if (!_open.Remove(callId, out var dialogs))
            {
                return;
            }

            foreach (var (_, where) in dialogs)
            {
                where.Open--;
            }

            Try(() =>
            {
                _current.Write(new LedgerLine(_time.GetUtcNow().ToUnixTimeMilliseconds(), callId, null));
                DropOldest();
            });
        }
    }

    public IReadOnlyList<DialogFacts> Find(string callId)
    {
        lock (_gate)
        {
            return _open.TryGetValue(callId, out var dialogs) ? [.. dialogs.Select(open => open.Dialog)] : [];
        }
    }

    public void Dispose()
    {
        _probe.Dispose();
        lock (_gate)
        {
            foreach (var segment in _segments)
            {
                segment.Dispose();
            }
        }
    }

    private void Note(LedgerLine line)
    {
        Turn();
        if (!_open.TryGetValue(line.CallId, out var dialogs))
        {
            _open.Add(line.CallId, dialogs = []);
        }

        // Known to this process also when the disk refuses the line.
        dialogs.Add((line.Dialog!, _current));
        _current.Open++;
        _current.Write(line);
    }

    private void Turn()
    {
        if (_current.Bytes >= _segmentBytes)
        {
            _current = Begin(_current.Number + 1);
            DropOldest();
        }
    }

    /// <summary>The end of a call that never was changes nothing for a reader.</summary>
    private void Probe()
    {
        lock (_gate)
        {
            if (_fault is null)
            {
                return;
            }

            try
            {
                Turn();
                _current.Write(new LedgerLine(_time.GetUtcNow().ToUnixTimeMilliseconds(), "", null));
                _fault = null;
            }
            catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ObjectDisposedException)
            {
                _fault = cause.Message;
            }
        }
    }

    private LedgerSegment Begin(int number)
    {
        var segment = LedgerSegment.Create(_folder, number);
        _segments.Enqueue(segment);
        return segment;
    }

    /// <summary>Oldest first, so that the line that ends a dialog outlives the line that confirmed it.</summary>
    private void DropOldest()
    {
        while (_segments.Peek() is { Open: 0 } oldest && oldest != _current)
        {
            _segments.Dequeue();
            oldest.Delete();
        }
    }

    private IEnumerable<LedgerLine> StillOpen(IReadOnlyList<(int Number, string Path)> files)
    {
        var oldest = (_time.GetUtcNow() - KeptAtMost).ToUnixTimeMilliseconds();
        var open = new Dictionary<string, List<LedgerLine>>(StringComparer.Ordinal);
        foreach (var line in files.SelectMany(file => LedgerSegment.Read(file.Path, cause => Log.Unreadable(_log, file.Path, cause))))
        {
            if (line.Dialog is null)
            {
                open.Remove(line.CallId);
            }
            else if (line.At >= oldest)
            {
                // A process that died while it copied leaves a dialog in two files.
                var lines = open.TryGetValue(line.CallId, out var known) ? known : open[line.CallId] = [];
                lines.RemoveAll(other => other.Dialog!.RemoteTag == line.Dialog.RemoteTag);
                lines.Add(line);
            }
        }

        return open.Values.SelectMany(lines => lines);
    }

    private void Try(Action write)
    {
        try
        {
            write();
            _fault = null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            _fault = cause.Message;
            Log.NotNoted(_log, cause);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2001, LogLevel.Error, "A dialog could not be noted in the ledger: a crash now may leave its call up.")]
        public static partial void NotNoted(ILogger logger, Exception cause);

        [LoggerMessage(2002, LogLevel.Warning, "{Path}: a line of the dialog ledger is unreadable: {Cause}")]
        public static partial void Unreadable(ILogger logger, string path, string cause);
    }
}
