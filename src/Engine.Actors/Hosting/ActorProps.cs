using Akka.Actor;

namespace Engine.Actors.Hosting;

/// <summary>
/// Makes an actor by a function. <c>Props.Create(() =&gt; new …)</c> takes an expression and compiles a method for each argument each time; with two actors a call
/// that is most of what a call costs.
/// </summary>
internal sealed class MadeBy<TActor>(Func<TActor> make) : IIndirectActorProducer
    where TActor : ActorBase
{
    public Type ActorType => typeof(TActor);

    public ActorBase Produce() => make();

    public void Release(ActorBase actor)
    {
        // Nothing is kept for an actor beside itself.
    }
}

/// <summary>How actors are made.</summary>
internal static class ActorProps
{
    /// <summary>Calls <paramref name="make"/> for each incarnation.</summary>
    public static Props Of<TActor>(Func<TActor> make)
        where TActor : ActorBase => Props.CreateBy(new MadeBy<TActor>(make));
}
