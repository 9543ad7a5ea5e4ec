namespace Engine.Actors.Legs;

/// <summary>
/// Collecting keys or listening on one leg: at most one at a time. Used in the turns of the leg's actor only. It answers once, with
/// <see cref="LegLine.Answer"/>, unless it is stopped.
/// </summary>
internal interface ILegInput
{
    /// <summary>Token of the effect.</summary>
    long Token { get; }

    /// <summary>Starts: the prompts begin, or are skipped when there is an answer already.</summary>
    void Begin();

    /// <summary>A key went down (0–9, *, #, A–D).</summary>
    void OnKey(char key);

    /// <summary>A signal it sent to itself (<see cref="LegLine.Later"/>, <see cref="LegLine.Pipe"/>) has come.</summary>
    void On(object message);

    /// <summary>Stops without an answer: the prompts, its timers, whatever listens.</summary>
    void Stop();
}
