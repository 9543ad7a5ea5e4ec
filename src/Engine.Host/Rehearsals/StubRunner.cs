using Engine.Flows.Facts;
using Engine.Flows.Scenarios;
using Engine.Ports.Effects;

namespace Engine.Host.Rehearsals;

/// <summary>Answers one kind of effect as the scenario says, after as long as the imagined service would take.</summary>
internal sealed class StubRunner(Type effect, VirtualServices services, Func<string> step, TimeProvider time) : IEffectRunner
{
    public Type Effect => effect;

    public async ValueTask<InteractionCommand?> RunAsync(EffectOrder order, CancellationToken cancellation)
    {
        InteractionCommand answer;
        lock (services)
        {
            answer = services.Answer(order.Effect, step(), time.GetUtcNow()).Single();
        }

        var wait = answer.At - time.GetUtcNow();
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellation);
        }

        return answer;
    }
}
