namespace Engine.Actors.Kernel;

/// <summary>What an actor system gets from outside.</summary>
public sealed record ActorSystemSettings
{
    /// <summary>The clock of every timer, back-off and timeout.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where actors run.</summary>
    public Dispatcher Dispatcher { get; init; } = new ThreadPoolDispatcher();

    /// <summary>Seeds the jitter of back-offs; the same seed gives the same waits.</summary>
    public int Seed { get; init; }
}
