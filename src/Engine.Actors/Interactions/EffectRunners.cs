using System.Collections.Frozen;
using Engine.Flows.Facts;
using Engine.Ports.Effects;

namespace Engine.Actors.Interactions;

/// <summary>The runners of this node by the effect they run. Two for the same effect are an error of composition and refused at start.</summary>
public sealed class EffectRunners
{
    private readonly FrozenDictionary<Type, IEffectRunner> _runners;

    /// <exception cref="InvalidOperationException">Two runners run the same effect.</exception>
    public EffectRunners(IEnumerable<IEffectRunner> runners)
    {
        var known = new Dictionary<Type, IEffectRunner>();
        foreach (var runner in runners)
        {
            if (!known.TryAdd(runner.Effect, runner))
            {
                throw new InvalidOperationException($"{runner.Effect.Name} has two runners: {known[runner.Effect].GetType().Name} and {runner.GetType().Name}.");
            }
        }

        _runners = known.ToFrozenDictionary();
    }

    /// <summary>The runner of an effect, null when this engine has none.</summary>
    internal IEffectRunner? Find(InteractionEffect effect) => _runners.GetValueOrDefault(effect.GetType());
}
