using Akka.Actor;

namespace Engine.Actors.Hosting;

/// <summary>
/// How actors are made: by a function. <c>Props.Create(() =&gt; new …)</c> takes an expression and compiles a method for each of its arguments, each
/// time; with two actors a call that was a third of what a call costs.
/// </summary>
public static class ActorProps
{
    /// <summary>Calls <paramref name="make"/> for each incarnation.</summary>
    public static Props Of<TActor>(Func<TActor> make)
        where TActor : ActorBase => Props.CreateBy(new Producer<TActor>(make));

    private sealed class Producer<TActor>(Func<TActor> make) : IIndirectActorProducer
        where TActor : ActorBase
    {
        public Type ActorType => typeof(TActor);

        public ActorBase Produce() => make();

        public void Release(ActorBase actor)
        {
            // Nothing is kept for an actor beside itself.
        }
    }
}
