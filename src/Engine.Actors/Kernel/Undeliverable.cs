namespace Engine.Actors.Kernel;

/// <summary>The explicit answer to a sender whose message was not taken.</summary>
public sealed record Undeliverable(object Message, ActorRef Recipient, UndeliverableReason Reason) : IKernelInternal;
