using Engine.Speech.Text;

namespace Engine.Speech.Voicing;

/// <summary>What is said by whom, worked out before anything is rendered.</summary>
/// <param name="Pieces">In order; none of them when something cannot be said.</param>
/// <param name="Unspeakable">Distinct characters that no voice here has words or sounds for, in the order of the text.</param>
/// <param name="Reading">What differs from the text and its one voice; empty when nothing does. Part of the cache key.</param>
internal sealed record SpeechPlan(IReadOnlyList<VoicedPiece> Pieces, IReadOnlyList<System.Text.Rune> Unspeakable, string Reading)
{
    /// <summary>Whether anything is said at all; pauses are not.</summary>
    public bool HasWords => Spoken.Any();

    /// <summary>Name and version of each engine that speaks, in the order of the text.</summary>
    public string Engines => string.Join(" + ", Spoken.Select(piece => $"{piece.Engine.Facts.Name} {piece.Engine.Facts.Version}").Distinct(StringComparer.Ordinal));

    /// <summary>Each voice that speaks.</summary>
    public string Voices => string.Join(" + ", Spoken.Select(piece => piece.Voice).Distinct(StringComparer.Ordinal));

    private IEnumerable<VoicedPiece> Spoken => Pieces.Where(piece => piece.Text.Length > 0);
}

/// <summary>A piece of text with the voice that says it, or a pause.</summary>
/// <param name="Engine">The engine of that voice; of a pause the one that was planned for.</param>
internal sealed record VoicedPiece(ISpeechEngine Engine, string Voice, string Text, int PauseMs, double Rate)
{
    public static VoicedPiece Pause(ISpeechEngine engine, string voice, SpokenPiece pause) => new(engine, voice, "", pause.PauseMs, pause.Rate);
}
