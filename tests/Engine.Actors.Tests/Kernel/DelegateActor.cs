using Engine.Actors.Kernel;

namespace Engine.Actors.Tests.Kernel;

/// <summary>An actor whose hooks are given by the test.</summary>
internal sealed class DelegateActor(Action<DelegateActor, object> receive) : Actor
{
    public Action<DelegateActor> Started { get; init; } = static _ => { };

    public Action Stopped { get; init; } = static () => { };

    public new ActorContext Context => base.Context;

    public new ActorRef Sender => base.Sender;

    public static Props Props(Action<DelegateActor, object> receive) => Actors.Kernel.Props.Of(() => new DelegateActor(receive));

    /// <summary>Sends every message on to the probe.</summary>
    public static Props ForwardTo(ActorRef probe) => Props((actor, message) => probe.Tell(message, actor.Sender));

    public new void Become(Action<object> behavior) => base.Become(behavior);

    public new void Unbecome() => base.Unbecome();

    public new void Unhandled(object message) => base.Unhandled(message);

    protected override void PreStart() => Started(this);

    protected override void PostStop() => Stopped();

    protected override void Receive(object message) => receive(this, message);
}
