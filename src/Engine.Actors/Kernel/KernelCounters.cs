namespace Engine.Actors.Kernel;

/// <summary>Totals since the system started; read from any thread.</summary>
public sealed class KernelCounters
{
    private long _started;
    private long _stopped;
    private long _deadLetters;
    private long _mailboxFull;
    private long _failures;
    private long _restarts;
    private long _escalations;

    /// <summary>Actors alive now.</summary>
    public long ActorsAlive => Volatile.Read(ref _started) - Volatile.Read(ref _stopped);

    /// <summary>Actors ever made, restarts not counted.</summary>
    public long ActorsStarted => Volatile.Read(ref _started);

    /// <summary>Messages nobody took, those refused by full mailboxes among them.</summary>
    public long DeadLetters => Volatile.Read(ref _deadLetters);

    /// <summary>Messages refused by a full mailbox or buffer.</summary>
    public long MailboxFull => Volatile.Read(ref _mailboxFull);

    /// <summary>Exceptions that left an actor.</summary>
    public long Failures => Volatile.Read(ref _failures);

    /// <summary>Instances replaced after a failure.</summary>
    public long Restarts => Volatile.Read(ref _restarts);

    /// <summary>Failures handed up to a parent or to health.</summary>
    public long Escalations => Volatile.Read(ref _escalations);

    internal void Started() => Interlocked.Increment(ref _started);

    internal void Stopped() => Interlocked.Increment(ref _stopped);

    internal void Count(KernelSignal signal)
    {
        switch (signal)
        {
            case KernelSignal.DeadLetter letter:
                Interlocked.Increment(ref _deadLetters);
                Interlocked.Add(ref _mailboxFull, letter.Reason == UndeliverableReason.MailboxFull ? 1 : 0);
                break;
            case KernelSignal.ActorFailed: Interlocked.Increment(ref _failures); break;
            case KernelSignal.ActorRestarted: Interlocked.Increment(ref _restarts); break;
            case KernelSignal.ActorEscalated: Interlocked.Increment(ref _escalations); break;
            default: break;
        }
    }
}
