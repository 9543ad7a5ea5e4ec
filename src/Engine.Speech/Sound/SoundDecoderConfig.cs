namespace Engine.Speech.Sound;

/// <summary>How decoder processes are started.</summary>
/// <param name="Program">The engine's own binary, or the program that runs it.</param>
/// <param name="Arguments">What makes of it a decoder (<see cref="DecoderProcess"/>).</param>
public sealed record SoundDecoderConfig(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>Decoders at once; further files wait. Each may take 200 MB and a core for some hundred ms.</summary>
    public int AtOnce { get; init; } = 2;

    /// <summary>How long one file may take, start of the process included.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);
}
