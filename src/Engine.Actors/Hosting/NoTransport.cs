using Akka.Actor;
using Akka.Configuration;
using Akka.Remote.Transport;

namespace Engine.Actors.Hosting;

/// <summary>Remoting with no network under it: a cluster of one needs an address, not a port.</summary>
internal sealed class NoTransport : Transport
{
    private const string Scheme = "none";
    private readonly string _system;

    /// <summary>Called by Akka, which finds the class by its name in the configuration.</summary>
    public NoTransport(ActorSystem system, Config config)
    {
        System = system;
        Config = config;
        SchemeIdentifier = Scheme;
        MaximumPayloadBytes = 128_000;
        _system = system.Name;
    }

    public override Task<(Address, TaskCompletionSource<IAssociationEventListener>)> Listen() =>
        Task.FromResult((new Address(Scheme, _system, "localhost", 1), new TaskCompletionSource<IAssociationEventListener>()));

    public override bool IsResponsibleFor(Address remote) => true;

    public override Task<AssociationHandle> Associate(Address remoteAddress) =>
        Task.FromException<AssociationHandle>(new InvalidAssociationException($"This node is alone; there is no way to {remoteAddress}."));

    public override Task<bool> Shutdown() => Task.FromResult(true);
}
