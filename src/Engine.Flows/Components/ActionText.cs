using System.Text;
using Engine.Flows.Document.Templates;

namespace Engine.Flows.Components;

/// <summary>Texts of an action: %{…} as everywhere, and {{name}} for the step's inputs, escaped alike for the place they stand in.</summary>
internal sealed class ActionText(IReadOnlyDictionary<string, Rendered> inputs, IFlowValues values)
{
    private const string Open = "{{";
    private const string Close = "}}";

    /// <summary>The step's inputs filled in, for their names.</summary>
    public static IReadOnlyDictionary<string, Rendered> Inputs(IReadOnlyDictionary<string, string> inputs, IFlowValues values) =>
        inputs.ToDictionary(i => i.Key, i => Template.Parse(i.Value).Render(values, TemplateContext.Plain), StringComparer.Ordinal);

    /// <summary>True when a sensitive value was filled in anywhere.</summary>
    public bool Sensitive { get; private set; }

    /// <summary>Names in {{…}} of a text.</summary>
    public static IEnumerable<string> Names(string text)
    {
        for (var at = text.IndexOf(Open, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Open, at, StringComparison.Ordinal))
        {
            var end = text.IndexOf(Close, at, StringComparison.Ordinal);
            if (end < 0)
            {
                yield break;
            }

            yield return text[(at + Open.Length)..end].Trim();
            at = end;
        }
    }

    public string Render(string text, TemplateContext context)
    {
        // The author's text is cut at its own placeholders first: what a value brings is never looked at again.
        var filled = new StringBuilder();
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf(Open, at, StringComparison.Ordinal);
            var close = open < 0 ? -1 : text.IndexOf(Close, open, StringComparison.Ordinal);
            filled.Append(Templates(text[at..(close < 0 ? text.Length : open)], context));
            if (close < 0)
            {
                break;
            }

            filled.Append(Input(text[(open + Open.Length)..close].Trim(), context));
            at = close + Close.Length;
        }

        return filled.ToString();
    }

    private string Templates(string text, TemplateContext context)
    {
        var rendered = Template.Parse(text).Render(values, context);
        Sensitive |= rendered.Sensitive;
        return rendered.Text;
    }

    private string Input(string name, TemplateContext context)
    {
        if (!inputs.TryGetValue(name, out var input))
        {
            return "";
        }

        Sensitive |= input.Sensitive;
        return TemplateEscape.For(context, input.Text);
    }
}
