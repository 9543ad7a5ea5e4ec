using Engine.Ports.Speech;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Engine.Interop.Components;

/// <summary>Component calls with a humming voice.</summary>
public sealed class HumCalls : ComponentCalls
{
    internal HumSynthesizer Voice { get; } = new();

    protected override void Replace(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<ISpeechSynthesizer>(Voice));
}
