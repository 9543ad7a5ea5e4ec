using Akka.Actor;
using Engine.Actors.Dialling;
using Engine.Actors.Prompts;
using Engine.Flows.Document;

namespace Engine.Actors.Legs;

/// <summary>A message of a leg actor to itself: something it waited for has come.</summary>
internal abstract record LegSignal : INoSerializationVerificationNeeded
{
    /// <summary>A place among the calls of this node came free.</summary>
    public sealed record Admitted : LegSignal;

    /// <summary>No place came free in time, or too many legs wait for one.</summary>
    public sealed record NoPlace : LegSignal;

    public sealed record Prepared(PreparedDial Dial) : LegSignal;

    public sealed record Loaded(long PlaybackId, LoadedPrompt Prompt) : LegSignal;

    /// <summary>A prompt that may be played is ready, or cannot be had: null when the engine behind a port broke.</summary>
    public sealed record MadeReady(PromptSource Source, LoadedPrompt? Prompt) : LegSignal;

    /// <summary>For the input with this token; one that is over by now does not hear it.</summary>
    public sealed record ForInput(long Token, object Message) : LegSignal;

    /// <summary>A store or an engine behind a port broke. The leg fails, and the interaction learns that it is gone.</summary>
    public sealed record Failed(Exception Cause) : LegSignal;

    /// <summary>The other half of "hung up while a prompt played" did not come in time.</summary>
    public sealed record CutPatienceOver : LegSignal;
}
