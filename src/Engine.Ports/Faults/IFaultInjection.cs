using Engine.Flows.Facts;

namespace Engine.Ports.Faults;

/// <summary>Where a rehearsal has an effect fail on purpose. In production nothing does.</summary>
public interface IFaultInjection
{
    /// <summary>What comes of the effect in place of carrying it out; null: it is carried out. Called in the turns of interactions, so thread-safe and quick.</summary>
    InteractionCommand? Instead(InteractionEffect effect);
}

/// <summary>Production: every effect is carried out.</summary>
public sealed class NoFaultInjection : IFaultInjection
{
    public InteractionCommand? Instead(InteractionEffect effect) => null;
}
