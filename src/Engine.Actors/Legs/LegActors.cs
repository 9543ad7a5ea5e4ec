using Akka.Actor;
using Engine.Actors.Dialling;
using Engine.Actors.Hosting;
using Engine.Actors.Prompts;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Calls;
using Engine.Ports.Faults;
using Engine.Ports.Speech;

namespace Engine.Actors.Legs;

/// <summary>Makes the actors of legs, and gives each what it needs from outside.</summary>
public sealed class LegActors(
    ICallPort calls, CallAdmission admission, PrepareDialRunner dials, PromptLoader prompts, ISpeechRecognizer recognizer, ICrashPoints crashPoints,
    TimeProvider time)
{
    internal Props Leg(LegOrder order) => ActorProps.Of(() => new LegActor(order, calls, admission, dials, prompts, recognizer, crashPoints, time));

    internal Props Orphan(AccountId accountId, InteractionEffect.EndOrphan orphan) => ActorProps.Of(() => new OrphanActor(accountId, orphan, calls, dials, time));
}
