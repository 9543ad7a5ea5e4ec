using System.Threading.Tasks.Sources;
using Engine.Ports;
using Engine.Ports.Journal;
using Engine.Storage.Events;
using Engine.Storage.Sqlite.Configuration;

namespace Engine.Storage.Sqlite.Journal;

/// <summary>One append, already encoded and projected on its caller's thread: the writer only writes.</summary>
internal sealed class AppendWrite(
    string persistenceId, long expectedSequence, EncodedEvent[] events, ReadSideChange readSide, DateTimeOffset at) : Write, IValueTaskSource
{
    // Continuations must not run on the writer's thread: they would hold up everybody's commits.
    private ManualResetValueTaskSourceCore<bool> _end = new() { RunContinuationsAsynchronously = true };

    /// <summary>Ends when the events are on the disk; awaited once.</summary>
    public ValueTask Task => new(this, _end.Version);

    /// <returns>
    /// A <see cref="SequenceConflictException"/> when the stream ends elsewhere, a <see cref="FlowRemovedException"/> when an interaction would
    /// begin on a flow that is gone: the removal of a flow looks for interactions in the same queue of writes, so one of the two sees the other.
    /// </returns>
    public override Exception? Apply(SqliteSession session)
    {
        var (stream, last) = Find(session);
        if (last != expectedSequence)
        {
            return new SequenceConflictException(persistenceId, expectedSequence, last);
        }

        if (readSide.BeginsOn is { } flowId && FlowEnds.IsRemoved(session, new FlowId(flowId)))
        {
            return new FlowRemovedException(persistenceId, new FlowId(flowId));
        }

        if (stream == 0)
        {
            session.Prepare("INSERT INTO streams (persistence_id) VALUES (?)").With(persistenceId).Run();
            stream = session.LastRowId;
        }

        foreach (var encoded in events)
        {
            last++;
            session.Prepare("INSERT INTO events (stream, sequence, type, version, at, data) VALUES (?, ?, ?, ?, ?, ?)")
                .With(stream).With(last).With(encoded.Type).With(encoded.Version).With(at).WithUtf8(encoded.Data).Run();
        }

        readSide.Apply(session, stream);
        return null;
    }

    public override void Committed() => _end.SetResult(true);

    public override void Failed(Exception cause) => _end.SetException(cause);

    void IValueTaskSource.GetResult(short token) => _end.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _end.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _end.OnCompleted(continuation, state, token, flags);

    /// <returns>The stream's number and its last sequence; zeros when there is none.</returns>
    private (long Stream, long Last) Find(SqliteSession session)
    {
        using var row = session.Prepare(
                "SELECT number, (SELECT max(e.sequence) FROM events e WHERE e.stream = number) FROM streams WHERE persistence_id = ?")
            .With(persistenceId);
        return row.Step() ? (row.Long(0), row.Long(1)) : (0, 0);
    }
}
