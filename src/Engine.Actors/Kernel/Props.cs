namespace Engine.Actors.Kernel;

/// <summary>How to make an actor: its factory (called again for each restart), its mailbox and its supervision.</summary>
public sealed record Props
{
    /// <summary>No limit on waiting messages; for actors only this process talks to.</summary>
    public const int Unbounded = 0;

    private Props(Func<Actor> create) => Create = create;

    /// <summary>Makes a fresh instance. Never return the same one twice.</summary>
    public Func<Actor> Create { get; }

    /// <summary>
    /// Messages that may wait, <see cref="Unbounded"/> or more than 0. Set it on every actor that outside callers reach; the caller of a full one
    /// gets <see cref="UndeliverableReason.MailboxFull"/>.
    /// </summary>
    public int MailboxCapacity { get; init; }

    /// <summary>What happens when the actor throws; null takes the default of its kind (<see cref="Actor.DefaultSupervision"/>).</summary>
    public SupervisionStrategy? Supervision { get; init; }

    /// <summary>Who gets the messages that were still waiting when the actor stopped, and those sent to it later. Null makes them dead letters.</summary>
    internal ActorRef? LeftoversTo { get; init; }

    /// <summary>Actors made by a factory.</summary>
    public static Props Of(Func<Actor> create) => new(create);
}
