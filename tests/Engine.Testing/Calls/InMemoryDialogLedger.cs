using Engine.Flows.Facts;
using Engine.Ports.Calls;

namespace Engine.Testing.Calls;

/// <summary>The dialog ledger's twin in memory. Outlives the process that uses it, as a file would. Thread-safe, since shards note from their threads.</summary>
public sealed class InMemoryDialogLedger : IDialogLedger
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<DialogFacts>> _open = new(StringComparer.Ordinal);

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
            if (!_open.TryGetValue(callId, out var dialogs))
            {
                _open.Add(callId, dialogs = []);
            }

            dialogs.Add(dialog);
        }
    }

    /// <inheritdoc />
    public void Ended(string callId)
    {
        lock (_gate)
        {
            _open.Remove(callId);
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
}
