using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace Engine.Actors.Kernel;

/// <summary>One open question: the sender that its answer goes to, and the deadline's list entry.</summary>
internal abstract class AskRef(ActorSystem system, ActorRef target) : ActorRef(system)
{
    // Intrusive links of AskDeadlines; touched under its list's lock only.
    internal AskRef? Earlier;
    internal AskRef? Later;
    internal AskDeadlines.Line? Line;
    internal long Deadline;

    public override string Path => "/ask";

    protected ActorRef Target { get; } = target;

    internal abstract void Expire(TimeSpan after);
}

/// <summary>The waiting side of an ask: no task, no timer of its own; the continuation runs as a turn of the dispatcher.</summary>
internal sealed class AskRef<T>(ActorSystem system, ActorRef target) : AskRef(system, target), IValueTaskSource<T>, IRunnable
{
    private ManualResetValueTaskSourceCore<T> _core;
    private int _done;
    private T? _result;
    private Exception? _failure;

    public ValueTask<T> Answer => new(this, _core.Version);

    public override void Tell(object message, ActorRef? sender = null)
    {
        if (Interlocked.Exchange(ref _done, 1) != 0)
        {
            return;
        }

        System.AskDeadlines.Remove(this);
        switch (message)
        {
            case T result: _result = result; break;
            case Failure refused: _failure = new AskFailedException(AskFailure.Refused, refused.Cause.Message, refused.Cause); break;
            case Undeliverable lost: _failure = Lost(lost); break;
            default:
                _failure = new AskFailedException(
                    AskFailure.WrongType, $"{Target} answered with {message.GetType().Name}, asked for {typeof(T).Name}.");
                break;
        }

        System.Dispatcher.Schedule(this);
    }

    internal override void Expire(TimeSpan after)
    {
        if (Interlocked.Exchange(ref _done, 1) == 0)
        {
            _failure = new AskFailedException(AskFailure.Timeout, $"{Target} did not answer within {after.TotalMilliseconds} ms.");
            System.Dispatcher.Schedule(this);
        }
    }

    bool IRunnable.RunsCallersCode => true;

    void IRunnable.Turn()
    {
        if (_failure is null)
        {
            _core.SetResult(_result!);
        }
        else
        {
            _core.SetException(_failure);
        }
    }

    void IThreadPoolWorkItem.Execute() => System.Dispatcher.Enter(this);

    T IValueTaskSource<T>.GetResult(short token) => _core.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<T>.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource<T>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static AskFailedException Lost(Undeliverable lost) => new(
        lost.Reason == UndeliverableReason.MailboxFull ? AskFailure.MailboxFull : AskFailure.Undeliverable,
        $"{lost.Recipient} did not take {lost.Message.GetType().Name}: {lost.Reason}.");
}
