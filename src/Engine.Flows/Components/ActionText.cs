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

    public string Render(string text, TemplateContext context) =>
        string.Concat(Pieces(text).Select(piece => piece.IsValue ? TemplateEscape.For(context, piece.Text) : piece.Text));

    /// <summary>
    /// The author's words and the values between them, unescaped. The text is cut at its own placeholders first: what a value brings is never looked at
    /// again.
    /// </summary>
    public IEnumerable<ActionPiece> Pieces(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf(Open, at, StringComparison.Ordinal);
            var close = open < 0 ? -1 : text.IndexOf(Close, open, StringComparison.Ordinal);
            foreach (var part in Template.Parse(text[at..(close < 0 ? text.Length : open)]).Parts)
            {
                yield return Filled(part);
            }

            if (close < 0)
            {
                break;
            }

            yield return Input(text[(open + Open.Length)..close].Trim());
            at = close + Close.Length;
        }
    }

    private ActionPiece Filled(TemplatePart part)
    {
        if (part.Kind == TemplatePartKind.Literal)
        {
            return new ActionPiece(part.Text);
        }

        var isVariable = part.Kind == TemplatePartKind.Variable;
        Sensitive |= isVariable && values.IsSensitive(part.Text);
        return new ActionPiece((isVariable ? values.Variable(part.Text) : values.System(part.Text)) ?? "", isVariable ? part.Text : $"system.{part.Text}", IsInput: false);
    }

    private ActionPiece Input(string name)
    {
        var input = inputs.GetValueOrDefault(name);
        Sensitive |= input?.Sensitive == true;
        return new ActionPiece(input?.Text ?? "", name, IsInput: true);
    }
}

/// <summary>A stretch of an action's text.</summary>
/// <param name="Text">The author's words, or a value.</param>
/// <param name="Name">Of the value: a variable, system.NAME or an input; null for the author's words.</param>
/// <param name="IsInput">The name is one of the step's inputs.</param>
internal readonly record struct ActionPiece(string Text, string? Name = null, bool IsInput = false)
{
    public bool IsValue => Name is not null;
}
