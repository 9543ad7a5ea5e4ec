using System.Text.Json;
using Engine.Actors.Ports;
using Engine.Flows.Interactions;

namespace Engine.Actors.Legs;

/// <summary>
/// The dialog ledger as a file of JSON lines. Each note is one unbuffered write, so it survives the death of the process (the operating system
/// holds the page); it is not flushed to disk, for when the machine dies the calls die with it. Rewritten without ended calls at start and
/// whenever it has grown by <see cref="GrowthMax"/>. Thread-safe.
/// </summary>
public sealed class FileDialogLedger : IDialogLedger, IDisposable
{
    /// <summary>Bytes added before the file is rewritten: some 50,000 calls; the rewrite takes about a millisecond for 1,000 open calls.</summary>
    private const long GrowthMax = 16 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<DialogFacts>> _open = new(StringComparer.Ordinal);
    private readonly string _path;
    private FileStream _file;
    private long _grown;

    /// <summary>Reads what an earlier process left and starts a compact file.</summary>
    public FileDialogLedger(string path)
    {
        _path = path;
        Read();
        _file = Rewrite();
    }

    /// <summary>Calls with an open dialog.</summary>
    public int Open
    {
        get
        {
            lock (_gate)
            {
                return _open.Count;
            }
        }
    }

    /// <inheritdoc />
    public void Confirmed(string callId, DialogFacts dialog)
    {
        lock (_gate)
        {
            Note(callId, dialog);
            Append(new LedgerLine(callId, dialog));
        }
    }

    /// <inheritdoc />
    public void Ended(string callId)
    {
        lock (_gate)
        {
            if (_open.Remove(callId))
            {
                Append(new LedgerLine(callId, null));
            }
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<DialogFacts> Find(string callId)
    {
        lock (_gate)
        {
            return _open.TryGetValue(callId, out var dialogs) ? [.. dialogs] : [];
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_gate)
        {
            _file.Dispose();
        }
    }

    private void Note(string callId, DialogFacts dialog)
    {
        if (!_open.TryGetValue(callId, out var dialogs))
        {
            _open.Add(callId, dialogs = []);
        }

        dialogs.Add(dialog);
    }

    private void Append(LedgerLine line)
    {
        var bytes = Bytes(line);
        _file.Write(bytes);
        _grown += bytes.Length;
        if (_grown > GrowthMax)
        {
            _file.Dispose();
            _file = Rewrite();
        }
    }

    private void Read()
    {
        if (!File.Exists(_path))
        {
            return;
        }

        foreach (var text in File.ReadLines(_path))
        {
            if (Parse(text) is not { } line)
            {
                continue;
            }

            if (line.Dialog is { } dialog)
            {
                Note(line.CallId, dialog);
            }
            else
            {
                _open.Remove(line.CallId);
            }
        }
    }

    /// <summary>A process killed in the middle of a write leaves half a line; there is nothing to be had from it.</summary>
    private static LedgerLine? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, LedgerJson.Default.LedgerLine);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes the open dialogs beside the file and puts the new one in its place, so that a crash in between leaves one of the two.</summary>
    private FileStream Rewrite()
    {
        var next = _path + ".next";
        using (var file = new FileStream(next, FileMode.Create, FileAccess.Write))
        {
            foreach (var (callId, dialogs) in _open)
            {
                dialogs.ForEach(dialog => file.Write(Bytes(new LedgerLine(callId, dialog))));
            }
        }

        File.Move(next, _path, overwrite: true);
        _grown = 0;
        return new FileStream(_path, new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0 });
    }

    private static byte[] Bytes(LedgerLine line)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(line, LedgerJson.Default.LedgerLine);
        Array.Resize(ref json, json.Length + 1);
        json[^1] = (byte)'\n';
        return json;
    }
}
