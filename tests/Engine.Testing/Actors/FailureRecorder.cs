using Akka.Actor;
using Akka.Event;

namespace Engine.Testing.Actors;

/// <summary>Remembers what the actors of a system have thrown, or their supervisors reported: Akka puts it on its event stream and goes on.</summary>
public sealed class FailureRecorder : MinimalActorRef
{
    private readonly List<Error> _all = [];

    /// <summary>Starts to listen.</summary>
    public FailureRecorder(ActorSystem system)
    {
        Provider = ((ExtendedActorSystem)system).Provider;
        Path = Provider.TempPath();
        system.EventStream.Subscribe(this, typeof(Error));
    }

    /// <inheritdoc />
    public override ActorPath Path { get; }

    /// <inheritdoc />
    public override IActorRefProvider Provider { get; }

    /// <summary>All of them, oldest first.</summary>
    public IReadOnlyList<Error> All
    {
        get
        {
            lock (_all)
            {
                return [.. _all];
            }
        }
    }

    /// <inheritdoc />
    protected override void TellInternal(object message, IActorRef sender)
    {
        if (message is Error error)
        {
            lock (_all)
            {
                _all.Add(error);
            }
        }
    }
}
