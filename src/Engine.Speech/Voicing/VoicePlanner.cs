using System.Text;
using Engine.Speech.Text;
using Engine.Speech.Text.Signs;

namespace Engine.Speech.Voicing;

/// <summary>
/// Finds words for signs and a voice for every letter (SPEECH-14, SPEECH-15). Letters that the chosen voice has no sound for go, run by run, to a
/// voice of a language that is written with them; a text written wholly in such letters is read as one of that language, signs and digits too.
/// </summary>
/// <param name="engines">All that may help out, in the order they are tried.</param>
internal sealed class VoicePlanner(IReadOnlyList<ISpeechEngine> engines)
{
    /// <summary>How the chosen engine and voice would say the pieces.</summary>
    /// <param name="engine">Chosen for the language.</param>
    /// <param name="voice">Its voice.</param>
    /// <param name="language">BCP 47 tag of the text.</param>
    /// <param name="pieces">Plain text and pauses.</param>
    public SpeechPlan Plan(ISpeechEngine engine, string voice, string language, IReadOnlyList<SpokenPiece> pieces)
    {
        var run = new Run(engines, new Speaker(engine, voice, language));
        foreach (var piece in pieces)
        {
            run.Take(piece);
        }

        return run.Missing.Count > 0 ? new SpeechPlan([], run.Missing, "") : new SpeechPlan(run.Said, [], run.Reading(pieces));
    }

    /// <summary>A voice and the language it is to read.</summary>
    private sealed record Speaker(ISpeechEngine Engine, string Voice, string Language)
    {
        public bool Says(Rune letter) => Engine.Says(Voice, letter);
    }

    /// <summary>One plan in the making.</summary>
    private sealed class Run(IReadOnlyList<ISpeechEngine> engines, Speaker chosen)
    {
        private readonly List<Rune> _missing = [];
        private readonly List<Rune> _ornaments = [];

        public List<VoicedPiece> Said { get; } = [];

        /// <summary>A text of nothing but ornaments cannot be spoken; beside words they are passed over.</summary>
        public IReadOnlyList<Rune> Missing => _missing.Count > 0 || Said.Exists(piece => piece.Text.Length > 0) ? _missing : _ornaments;

        public string Reading(IReadOnlyList<SpokenPiece> pieces)
        {
            var asItStands = Said.Count == pieces.Count && Said.Zip(pieces).All(pair => pair.First.Text == pair.Second.Text && pair.First.Voice == chosen.Voice);
            return asItStands ? "" : string.Concat(Said.Select(piece => FormattableString.Invariant($"\n{piece.Engine.Facts.Name} {piece.Engine.Facts.Version} {piece.Voice} {piece.PauseMs} {piece.Text}")));
        }

        public void Take(SpokenPiece piece)
        {
            if (piece.Text.Length == 0)
            {
                Said.Add(VoicedPiece.Pause(chosen.Engine, chosen.Voice, piece));
                return;
            }

            var text = chosen.Engine.ReadsSigns ? piece.Text : CommonForms.Fold(piece.Text);
            var speaker = SpeakerOf(text);
            Say(speaker, speaker.Engine.ReadsSigns ? text : SignReading.Read(text, speaker.Language), piece.Rate);
        }

        /// <summary>The chosen voice, or another one when it knows none of the letters.</summary>
        private Speaker SpeakerOf(string text)
        {
            List<Rune> letters = [.. text.EnumerateRunes().Where(Rune.IsLetter)];
            return letters.Count > 0 && !letters.Exists(chosen.Says) ? Another(letters[0], text, letters) ?? chosen : chosen;
        }

        private void Say(Speaker speaker, string text, double rate)
        {
            var (current, words) = (speaker, new StringBuilder());
            foreach (var rune in text.EnumerateRunes())
            {
                if (Rune.IsLetter(rune))
                {
                    var next = VoiceOf(rune, speaker, current, text);
                    if (next is null)
                    {
                        Miss(_missing, rune);
                    }
                    else if (next != current)
                    {
                        Close(current, words, rate);
                        current = next;
                    }
                }
                else if (PassesOver(rune, speaker))
                {
                    words.Append(' ');
                    continue;
                }

                words.Append(rune);
            }

            Close(current, words, rate);
        }

        /// <summary>The voice of the text where it can; a stranger's run goes on as long as it must.</summary>
        private Speaker? VoiceOf(Rune letter, Speaker speaker, Speaker current, string text) =>
            speaker.Says(letter) ? speaker
            : current != speaker && current.Says(letter) ? current
            : Another(letter, text, [letter]);

        /// <summary>Whether a character goes without a word. A sign that is no ornament and has no word is missed.</summary>
        private bool PassesOver(Rune rune, Speaker speaker)
        {
            if (speaker.Engine.ReadsSigns || !WordlessSigns.IsSign(rune))
            {
                return false;
            }

            var hasTable = SignReading.HasTable(speaker.Language);
            if (hasTable ? WordlessSigns.IsOrnament(rune) : WordlessSigns.IsPicture(rune))
            {
                Miss(_ornaments, rune);
                return true;
            }

            if (hasTable)
            {
                Miss(_missing, rune);
            }

            return false;
        }

        /// <summary>A voice of a language written in the letter's script that has a sound for most of what is asked.</summary>
        private Speaker? Another(Rune letter, string text, List<Rune> letters)
        {
            foreach (var language in ScriptLanguages.For(Scripts.Of(letter), text))
            {
                foreach (var engine in engines)
                {
                    if (engine.VoiceFor(language, null) is { } voice && engine.Says(voice, letter) && letters.Exists(one => engine.Says(voice, one)))
                    {
                        return new Speaker(engine, voice, language);
                    }
                }
            }

            return null;
        }

        private void Close(Speaker speaker, StringBuilder words, double rate)
        {
            var text = SpokenText.Clean(words.ToString());
            words.Clear();

            // Punctuation alone has no sound, and an engine that is asked for none gives none.
            if (text.EnumerateRunes().Any(rune => Rune.IsLetterOrDigit(rune) || (WordlessSigns.IsSign(rune) && !SignReading.HasTable(speaker.Language))))
            {
                Said.Add(new VoicedPiece(speaker.Engine, speaker.Voice, text, 0, rate));
            }
        }

        private static void Miss(List<Rune> list, Rune rune)
        {
            if (!list.Contains(rune))
            {
                list.Add(rune);
            }
        }
    }
}
