using System.Globalization;
using System.Text;
using System.Xml;

namespace Engine.Speech.Text;

/// <summary>
/// Cuts a text into what an engine says and how long it pauses. SSML is read here, so that <c>break</c>, <c>sub</c> and <c>say-as</c>
/// mean the same with every engine; other tags are dropped and their text kept (flows.md §7.2).
/// </summary>
internal static class SpokenText
{
    private const int LongestPauseMs = 10_000;
    private const int SentencePauseMs = 400;
    private const int MostPieces = 200;

    /// <summary>The pieces, or null: nothing to say, or SSML that is not well formed.</summary>
    public static IReadOnlyList<SpokenPiece>? TryParse(string text)
    {
        var trimmed = text.Trim();
        if (!trimmed.StartsWith("<speak", StringComparison.Ordinal))
        {
            return trimmed.Any(char.IsLetterOrDigit) ? [new SpokenPiece(Clean(trimmed), 0)] : null;
        }

        var pieces = TryRead(trimmed);
        return pieces is { Count: <= MostPieces } && pieces.Exists(piece => piece.Text.Any(char.IsLetterOrDigit)) ? pieces : null;
    }

    private static List<SpokenPiece>? TryRead(string ssml)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = Actors.Ports.SpeechRequest.MaxTextLength,
        };
        var pieces = new List<SpokenPiece>();
        var run = new StringBuilder();
        try
        {
            using var reader = XmlReader.Create(new StringReader(ssml), settings);
            var spelled = 0;
            while (reader.Read())
            {
                Take(reader, pieces, run, ref spelled);
            }
        }
        catch (XmlException)
        {
            return null;
        }

        Flush(pieces, run);
        return pieces;
    }

    private static void Take(XmlReader reader, List<SpokenPiece> pieces, StringBuilder run, ref int spelled)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                run.Append(spelled > 0 ? Spell(reader.Value) : reader.Value);
                break;
            case XmlNodeType.Element when reader.LocalName == "break":
                Pause(pieces, run, PauseMs(reader));
                break;
            case XmlNodeType.Element when reader.LocalName == "sub":
                run.Append(' ').Append(reader.GetAttribute("alias") ?? "").Append(' ');
                reader.Skip();
                Retake(reader, pieces, run, ref spelled);
                break;
            case XmlNodeType.Element when reader.LocalName == "say-as" && !reader.IsEmptyElement:
                spelled += IsSpelled(reader.GetAttribute("interpret-as")) ? 1 : 0;
                break;
            case XmlNodeType.EndElement when reader.LocalName == "say-as":
                spelled = 0;
                break;
            case XmlNodeType.EndElement when reader.LocalName is "p" or "s":
                Pause(pieces, run, SentencePauseMs);
                break;
        }
    }

    /// <summary>Skipping an element leaves the reader on the node after it, which must not be lost.</summary>
    private static void Retake(XmlReader reader, List<SpokenPiece> pieces, StringBuilder run, ref int spelled)
    {
        if (!reader.EOF && reader.Depth > 0)
        {
            Take(reader, pieces, run, ref spelled);
        }
    }

    private static bool IsSpelled(string? interpretAs) => interpretAs is "characters" or "digits" or "telephone" or "spell-out";

    /// <summary>Characters one by one: engines read "4271" as a number and "4 2 7 1" as digits.</summary>
    private static string Spell(string value) => " " + string.Join(' ', value.Where(c => !char.IsWhiteSpace(c))) + " ";

    private static void Pause(List<SpokenPiece> pieces, StringBuilder run, int milliseconds)
    {
        Flush(pieces, run);
        pieces.Add(new SpokenPiece("", milliseconds));
    }

    private static void Flush(List<SpokenPiece> pieces, StringBuilder run)
    {
        var text = Clean(run.ToString());
        run.Clear();
        if (text.Any(char.IsLetterOrDigit))
        {
            pieces.Add(new SpokenPiece(text, 0));
        }
    }

    private static int PauseMs(XmlReader reader)
    {
        var time = reader.GetAttribute("time") ?? "";
        var factor = time.EndsWith("ms", StringComparison.Ordinal) ? 1 : 1000;
        var digits = time.TrimEnd('m', 's');
        if (double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0)
        {
            return (int)Math.Min(number * factor, LongestPauseMs);
        }

        return reader.GetAttribute("strength") switch
        {
            "none" => 0,
            "x-weak" => 100,
            "weak" => 250,
            "strong" => 750,
            "x-strong" => 1000,
            _ => 500,
        };
    }

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var next = char.IsControl(c) || char.IsWhiteSpace(c) ? ' ' : c;
            if (next != ' ' || (clean.Length > 0 && clean[^1] != ' '))
            {
                clean.Append(next);
            }
        }

        return clean.ToString().TrimEnd();
    }
}
