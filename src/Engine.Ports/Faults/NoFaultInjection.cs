using Engine.Flows.Facts;

namespace Engine.Ports.Faults;

/// <summary>Production: every effect is carried out.</summary>
public sealed class NoFaultInjection : IFaultInjection
{
    public InteractionCommand? Instead(InteractionEffect effect) => null;
}
