using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Engine.Speech.Text;

/// <summary>One pass over a marked-up text.</summary>
internal sealed class SsmlReading
{
    private const int LongestPauseMs = 10_000;
    private const int SentencePauseMs = 400;

    /// <summary>Deeper markup is refused: nobody writes it, and it would be read recursively.</summary>
    private const int DeepestElement = 32;

    private readonly List<SpokenPiece> _pieces = [];
    private readonly StringBuilder _run = new();
    private readonly bool _english;
    private double _rate = 1;

    private SsmlReading(bool english) => _english = english;

    /// <summary>The pieces, or null when the text is not well formed.</summary>
    public static IReadOnlyList<SpokenPiece>? TryRead(string ssml, bool english)
    {
        // The reader counts UTF-16 code units, of which a character has two at most.
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 2 * Engine.Ports.Speech.SpeechRequest.MaxTextLength,
        };
        try
        {
            using var reader = XmlReader.Create(new StringReader(WithoutComments(ssml)), settings);
            var root = XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
            var reading = new SsmlReading(english);
            if (!reading.Walk(root, depth: 0))
            {
                return null;
            }

            reading.Flush();
            return reading._pieces;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>XML forbids "--" in a comment (§2.5); a value of the flow that stands in one may have it, and nobody hears comments.</summary>
    private static string WithoutComments(string ssml)
    {
        const string Comment = "<!--";
        const string CData = "<![CDATA[";
        if (!ssml.Contains(Comment, StringComparison.Ordinal))
        {
            return ssml;
        }

        var kept = new StringBuilder(ssml.Length);
        for (var at = 0; at < ssml.Length;)
        {
            var next = ssml.IndexOf("<!", at, StringComparison.Ordinal);
            var rest = next < 0 ? default : ssml.AsSpan(next);
            var isComment = rest.StartsWith(Comment);
            var end = isComment ? ssml.IndexOf("-->", next + Comment.Length, StringComparison.Ordinal) + 3
                : rest.StartsWith(CData) ? ssml.IndexOf("]]>", next, StringComparison.Ordinal) + 3
                : next + 2;
            if (next < 0 || end < next + 2)
            {
                // Nothing more, or something that never ends: the reader says so.
                return kept.Append(ssml, at, ssml.Length - at).ToString();
            }

            kept.Append(ssml, at, (isComment ? next : end) - at);
            at = end;
        }

        return kept.ToString();
    }

    private bool Walk(XElement element, int depth)
    {
        if (depth > DeepestElement)
        {
            return false;
        }

        foreach (var node in element.Nodes())
        {
            if (node is XText text)
            {
                _run.Append(text.Value);
            }
            else if (node is XElement child && !Take(child, depth))
            {
                return false;
            }
        }

        return true;
    }

    private bool Take(XElement element, int depth)
    {
        switch (element.Name.LocalName)
        {
            case "break":
                Pause(PauseMs(element));
                return true;
            case "sub":
                _run.Append(' ').Append((string?)element.Attribute("alias") ?? "").Append(' ');
                return true;
            case "say-as":
                var (kind, format) = ((string?)element.Attribute("interpret-as") ?? "", (string?)element.Attribute("format") ?? "");
                _run.Append(' ').Append(SayAs.Read(element.Value.Trim(), kind, format, _english)).Append(' ');
                return true;
            case "prosody":
                return AtRate(RateOf(element), element, depth);
            case "p" or "s":
                var ok = Walk(element, depth + 1);
                Pause(SentencePauseMs);
                return ok;
            default:
                return Walk(element, depth + 1);
        }
    }

    private bool AtRate(double rate, XElement element, int depth)
    {
        var outer = _rate;
        Flush();
        _rate *= rate;
        var ok = Walk(element, depth + 1);
        Flush();
        _rate = outer;
        return ok;
    }

    private void Pause(int milliseconds)
    {
        Flush();
        _pieces.Add(new SpokenPiece("", milliseconds));
    }

    private void Flush()
    {
        var text = SpokenText.Clean(_run.ToString());
        _run.Clear();
        if (WordlessSigns.HasAnything(text))
        {
            _pieces.Add(new SpokenPiece(text, 0, _rate));
        }
    }

    private static double RateOf(XElement prosody)
    {
        var rate = ((string?)prosody.Attribute("rate") ?? "").Trim();
        if (rate.EndsWith('%') && double.TryParse(rate[..^1], NumberStyles.Float, CultureInfo.InvariantCulture, out var percent) && double.IsFinite(percent))
        {
            // "+20%" and "-20%" are changes, "120%" is a value.
            return Math.Max(0, rate[0] is '+' or '-' ? 100 + percent : percent) / 100;
        }

        return rate switch
        {
            "x-slow" => 0.5,
            "slow" => 0.75,
            "fast" => 1.25,
            "x-fast" => 1.6,
            _ => 1,
        };
    }

    private static int PauseMs(XElement pause)
    {
        var time = (string?)pause.Attribute("time") ?? "";
        var factor = time.EndsWith("ms", StringComparison.Ordinal) ? 1 : 1000;
        if (double.TryParse(time.TrimEnd('m', 's'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0)
        {
            return (int)Math.Min(number * factor, LongestPauseMs);
        }

        return (string?)pause.Attribute("strength") switch
        {
            "none" => 0,
            "x-weak" => 100,
            "weak" => 250,
            "strong" => 750,
            "x-strong" => 1000,
            _ => 500,
        };
    }
}
