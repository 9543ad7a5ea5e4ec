using Engine.Flows.Components;
using Engine.Flows.Facts;
using Engine.Ports.Effects;
using Engine.Testing.Server;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Engine.Host.Tests.Composition;

/// <summary>A flow may be published with every built-in component, because this server runs each of their effects.</summary>
public sealed class ComponentEffectTests(TestServer server)
{
    /// <summary>Effects that the actors of legs and of ring groups carry out; all others need a runner.</summary>
    private static readonly string[] OfActors =
    [
        nameof(InteractionEffect.PrepareDial), nameof(InteractionEffect.PlaceCall), nameof(InteractionEffect.CancelCall), nameof(InteractionEffect.HangUp),
        nameof(InteractionEffect.Play), nameof(InteractionEffect.StopPlayback), nameof(InteractionEffect.Ringback), nameof(InteractionEffect.Bridge),
        nameof(InteractionEffect.Collect), nameof(InteractionEffect.Listen), nameof(InteractionEffect.StopInput),
        nameof(InteractionEffect.JoinRingGroup), nameof(InteractionEffect.EngageMember), nameof(InteractionEffect.LeaveRingGroup),
    ];

    [Fact]
    public void EveryEffectOfABuiltInComponent_IsRunByAnActorOrARunner()
    {
        var runners = server.Services.GetServices<IEffectRunner>().Select(runner => runner.Effect.Name).ToList();
        BuiltInComponents.Registry.All
            .SelectMany(component => component.Effects.Select(effect => (component.Kind, Effect: effect)))
            .Where(needed => !OfActors.Contains(needed.Effect) && !runners.Contains(needed.Effect))
            .ShouldBeEmpty();
    }
}
