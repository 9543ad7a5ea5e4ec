namespace Engine.Actors.Kernel;

/// <summary>The address of nobody: whatever is sent here is counted and shown.</summary>
internal sealed class DeadLettersRef(ActorSystem system) : ActorRef(system)
{
    public override string Path => "/dead-letters";

    public override void Tell(object message, ActorRef? sender = null) =>
        System.Undelivered(message, sender, this, UndeliverableReason.Stopped);
}
