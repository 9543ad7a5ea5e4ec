using System.Text;
using Engine.Flows.Document.Marks;

namespace Engine.Flows.Document.Templates;

/// <summary>A text with %{current_flow.x} and %{system.x}; parsed once, filled in as often as needed, values never expanded again.</summary>
public sealed class Template
{
    private const string Open = "%{";
    private const string Escaped = "%%{";
    private const string FlowScope = "current_flow.";
    private const string SystemScope = "system.";

    private Template(IReadOnlyList<TemplatePart> parts, IReadOnlyList<TemplateFault> faults)
    {
        Parts = parts;
        Faults = faults;
    }

    internal IReadOnlyList<TemplatePart> Parts { get; }

    /// <summary>What is wrong with the text; such places render as they stand.</summary>
    public IReadOnlyList<TemplateFault> Faults { get; }

    /// <summary>Flow variables the text uses.</summary>
    public IEnumerable<string> Variables => Parts.Where(p => p.Kind == TemplatePartKind.Variable).Select(p => p.Text);

    /// <summary>System values the text uses.</summary>
    public IEnumerable<string> SystemValues => Parts.Where(p => p.Kind == TemplatePartKind.System).Select(p => p.Text);

    public static Template Parse(string text)
    {
        var parts = new List<TemplatePart>();
        var faults = new List<TemplateFault>();
        var literal = new StringBuilder();
        var at = 0;
        while (at < text.Length)
        {
            if (string.CompareOrdinal(text, at, Escaped, 0, Escaped.Length) == 0)
            {
                literal.Append(Open);
                at += Escaped.Length;
            }
            else if (string.CompareOrdinal(text, at, Open, 0, Open.Length) == 0)
            {
                at = ReadPlace(text, at, literal, parts, faults);
            }
            else
            {
                literal.Append(text[at++]);
            }
        }

        Flush(literal, parts);
        return new Template(parts, faults);
    }

    /// <summary>Fills the text in. Unset and unknown names render as nothing.</summary>
    public Rendered Render(IFlowValues values, TemplateContext context)
    {
        var text = new StringBuilder();
        var sensitive = false;
        foreach (var part in Parts)
        {
            switch (part.Kind)
            {
                case TemplatePartKind.Literal:
                    text.Append(part.Text);
                    break;
                case TemplatePartKind.Variable:
                    sensitive |= values.IsSensitive(part.Text);
                    text.Append(TemplateEscape.For(context, values.Variable(part.Text) ?? ""));
                    break;
                default:
                    text.Append(TemplateEscape.For(context, values.System(part.Text) ?? ""));
                    break;
            }
        }

        return new Rendered(text.ToString(), sensitive);
    }

    private static int ReadPlace(string text, int at, StringBuilder literal, List<TemplatePart> parts, List<TemplateFault> faults)
    {
        var close = text.IndexOf('}', at);
        if (close < 0)
        {
            faults.Add(new TemplateFault("template_syntax", "Close the placeholder that starts with %{ by a }, or write %%{ for a plain %{."));
            literal.Append(text.AsSpan(at));
            return text.Length;
        }

        var name = text[(at + Open.Length)..close];
        var visible = HiddenMarks.Removed(name);
        var part = Name(visible, FlowScope, TemplatePartKind.Variable) ?? Name(visible, SystemScope, TemplatePartKind.System);
        if (part is null)
        {
            faults.Add(new TemplateFault("template_syntax", $"Write %{{current_flow.NAME}} or %{{system.NAME}} instead of %{{{name}}}, or %%{{ for a plain %{{."));
            literal.Append(text.AsSpan(at, close + 1 - at));
        }
        else
        {
            Flush(literal, parts);
            parts.Add(part);
        }

        return close + 1;
    }

    private static TemplatePart? Name(string text, string scope, TemplatePartKind kind) =>
        text.StartsWith(scope, StringComparison.Ordinal) && VariableNames.IsValid(text[scope.Length..])
            ? new TemplatePart(kind, text[scope.Length..])
            : null;

    private static void Flush(StringBuilder literal, List<TemplatePart> parts)
    {
        if (literal.Length > 0)
        {
            parts.Add(new TemplatePart(TemplatePartKind.Literal, literal.ToString()));
            literal.Clear();
        }
    }
}

/// <summary>Where a value is inserted; decides how it is escaped.</summary>
public enum TemplateContext
{
    Plain,
    Ssml,
    Soql,
    Json,
    Url,
}

internal sealed record TemplatePart(TemplatePartKind Kind, string Text);

internal enum TemplatePartKind
{
    Literal,
    Variable,
    System,
}

/// <summary>A placeholder that cannot be understood.</summary>
public sealed record TemplateFault(string Code, string Message);

/// <summary>A filled-in text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Sensitive">True when a sensitive value is in it.</param>
public sealed record Rendered(string Text, bool Sensitive);
