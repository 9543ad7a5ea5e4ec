using System.Collections.Immutable;
using Akka.Actor;
using Akka.Persistence;

namespace Engine.Testing.Journal;

/// <summary>Speaks Akka.Persistence's own protocol with a journal: what no well-behaved actor would ask for.</summary>
public static class RawJournal
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Writes events from a sequence on that the caller chooses.</summary>
    public static Task<JournalAnswer> WriteAsync(this ActorSystem system, string persistenceId, long first, params object[] events)
    {
        var payload = events.Select((happened, i) => (IPersistentRepresentation)new Persistent(happened, first + i, persistenceId)).ToImmutableList();
        return Collect<JournalAnswer>(system, self => new WriteMessages([new AtomicWrite(payload)], self, 1), (message, end) =>
        {
            switch (message)
            {
                case WriteMessageSuccess success when success.Persistent.SequenceNr == first + events.Length - 1:
                    end.TrySetResult(new JournalAnswer.Stored(success.Persistent.SequenceNr));
                    break;
                case WriteMessageFailure failure:
                    end.TrySetResult(new JournalAnswer.Failed(failure.Cause));
                    break;
                case WriteMessageRejected rejected:
                    end.TrySetResult(new JournalAnswer.Refused(rejected.Cause));
                    break;
                default:
                    break;
            }
        });
    }

    /// <summary>The sequences that a replay gives, and the highest it tells.</summary>
    public static Task<(List<long> Sequences, long Highest)> ReplayAsync(this ActorSystem system, string persistenceId, long from, long to, long max)
    {
        var sequences = new List<long>();
        return Collect<(List<long>, long)>(system, self => new ReplayMessages(from, to, max, persistenceId, self), (message, end) =>
        {
            switch (message)
            {
                case ReplayedMessage replayed:
                    sequences.Add(replayed.Persistent.SequenceNr);
                    break;
                case RecoverySuccess success:
                    end.TrySetResult((sequences, success.HighestSequenceNr));
                    break;
                case ReplayMessagesFailure failure:
                    end.TrySetException(failure.Cause);
                    break;
                default:
                    break;
            }
        });
    }

    private static Task<T> Collect<T>(ActorSystem system, Func<IActorRef, object> question, Action<object, TaskCompletionSource<T>> on)
    {
        var end = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var collector = system.ActorOf(Props.Create(() => new Collector(message => on(message, end))));
        Persistence.Instance.Apply(system).JournalFor(null).Tell(question(collector), collector);
        return EndAsync();

        async Task<T> EndAsync()
        {
            try
            {
                return await end.Task.WaitAsync(Patience);
            }
            finally
            {
                system.Stop(collector);
            }
        }
    }

    private sealed class Collector(Action<object> on) : UntypedActor
    {
        protected override void OnReceive(object message) => on(message);
    }
}
