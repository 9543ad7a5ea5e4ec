using Engine.Actors.Kernel;
using Engine.Actors.Sharding;
using Engine.Ports;
using Engine.Ports.Calls;
using Engine.Ports.Effects;
using Engine.Ports.Faults;
using Engine.Ports.Flows;
using Engine.Ports.Journal;
using Engine.Ports.Outbound;
using Engine.Ports.Sounds;
using Engine.Ports.Speech;
using Engine.Ports.Throttle;
using Engine.Ports.Trunks;

namespace Engine.Actors.Interactions;

/// <summary>What the engine is put together from. The host fills it with real adapters, tests with simulated ones.</summary>
public sealed record EngineParts
{
    public required ActorSystem System { get; init; }
    public required IJournal Journal { get; init; }
    public required IInteractionDirectory Interactions { get; init; }
    public required IFlowCatalog Flows { get; init; }
    public required ITrunkDirectory Trunks { get; init; }
    public required IThrottleSettings Throttle { get; init; }
    public required ISpeechSynthesizer Speech { get; init; }

    /// <summary>Understands what contacts say; without one, steps that listen fail with speech_not_available.</summary>
    public ISpeechRecognizer Recognizer { get; init; } = new NoSpeechRecognizer();

    public required ICallPort Calls { get; init; }
    public required IHostResolver Hosts { get; init; }
    public required IEntropy Entropy { get; init; }

    /// <summary>Runners of effects that need no call leg; a component whose effects have none fails with not_supported.</summary>
    public IReadOnlyList<IEffectRunner> Runners { get; init; } = [];

    /// <summary>Recorded prompts; without it a step that plays one fails with prompt_missing.</summary>
    public IPromptLibrary? Prompts { get; init; }

    /// <summary>Sound files on the web; without it, or without a decoder, a step that plays one fails with prompt_unreachable.</summary>
    public ISoundFetcher? Web { get; init; }

    public ISoundDecoder? Sounds { get; init; }

    public IShardOwnership Shards { get; init; } = new SingleNodeOwnership();
    public ICrashPoints CrashPoints { get; init; } = new NoCrashPoints();
    public IFaultInjection Faults { get; init; } = new NoFaultInjection();
    public EngineLimits Limits { get; init; } = new();
}
