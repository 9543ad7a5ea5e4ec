using Engine.Actors.Ports;
using Engine.Flows.Interactions;

namespace Engine.Testing.Calls;

/// <summary>The dialog ledger's twin in memory. Outlives the process that uses it, as a file would.</summary>
public sealed class InMemoryDialogLedger : IDialogLedger
{
    private readonly Dictionary<string, List<DialogFacts>> _open = new(StringComparer.Ordinal);

    /// <summary>Calls with an open dialog.</summary>
    public int Open => _open.Count;

    /// <inheritdoc />
    public void Confirmed(string callId, DialogFacts dialog)
    {
        if (!_open.TryGetValue(callId, out var dialogs))
        {
            _open.Add(callId, dialogs = []);
        }

        dialogs.Add(dialog);
    }

    /// <inheritdoc />
    public void Ended(string callId) => _open.Remove(callId);

    /// <inheritdoc />
    public IReadOnlyList<DialogFacts> Find(string callId) => _open.GetValueOrDefault(callId) ?? [];
}
