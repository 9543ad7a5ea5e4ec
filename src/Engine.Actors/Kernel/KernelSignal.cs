namespace Engine.Actors.Kernel;

/// <summary>What the kernel reports to whoever subscribed: for logs, metrics and tests.</summary>
public abstract record KernelSignal
{
    /// <summary>A message nobody took. Never log its content.</summary>
    public sealed record DeadLetter(object Message, ActorRef? Sender, ActorRef Recipient, UndeliverableReason Reason) : KernelSignal;

    /// <summary>An actor threw, and what is done about it.</summary>
    public sealed record ActorFailed(ActorRef Actor, Exception Cause, Directive Directive) : KernelSignal;

    /// <summary>A fresh instance has taken over after the back-off.</summary>
    public sealed record ActorRestarted(ActorRef Actor) : KernelSignal;

    /// <summary>A failure went up to the parent; at the top it is also a health fault.</summary>
    public sealed record ActorEscalated(ActorRef Actor, Exception Cause) : KernelSignal;

    /// <summary>A health fault was raised or has gone.</summary>
    public sealed record HealthChanged(string Key, string? Fault) : KernelSignal;
}
