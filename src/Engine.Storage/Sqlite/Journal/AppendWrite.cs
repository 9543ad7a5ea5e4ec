using System.Threading.Tasks.Sources;
using Engine.Actors.Ports;
using Engine.Flows.Report;
using Engine.Storage.Events;

namespace Engine.Storage.Sqlite.Journal;

/// <summary>One append, already encoded and projected on its caller's thread: the writer only writes.</summary>
internal sealed class AppendWrite(
    string persistenceId, long expectedSequence, EncodedEvent[] events, IReadOnlyList<ReportChange> changes, DateTimeOffset at) : Write, IValueTaskSource
{
    // Continuations must not run on the writer's thread: they would hold up everybody's commits.
    private ManualResetValueTaskSourceCore<bool> _end = new() { RunContinuationsAsynchronously = true };

    /// <summary>Ends when the events are on the disk; awaited once.</summary>
    public ValueTask Task => new(this, _end.Version);

    /// <exception cref="SequenceConflictException">The stream ends elsewhere.</exception>
    public override void Apply(SqliteSession session)
    {
        var last = LastSequence(session);
        if (last != expectedSequence)
        {
            throw new SequenceConflictException(persistenceId, expectedSequence, last);
        }

        foreach (var encoded in events)
        {
            last++;
            session.Prepare("INSERT INTO events (persistence_id, sequence, type, version, at, data) VALUES (?, ?, ?, ?, ?, ?)")
                .With(persistenceId).With(last).With(encoded.Type).With(encoded.Version).With(at).WithUtf8(encoded.Data).Run();
        }

        foreach (var change in changes)
        {
            ReportTables.Apply(session, persistenceId, change);
        }
    }

    public override void Committed() => _end.SetResult(true);

    public override void Failed(Exception cause) => _end.SetException(cause);

    void IValueTaskSource.GetResult(short token) => _end.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _end.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _end.OnCompleted(continuation, state, token, flags);

    private long LastSequence(SqliteSession session)
    {
        using var row = session.Prepare("SELECT sequence FROM events WHERE persistence_id = ? ORDER BY sequence DESC LIMIT 1").With(persistenceId);
        return row.Step() ? row.Long(0) : 0;
    }
}
