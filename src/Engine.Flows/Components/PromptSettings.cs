using Engine.Flows.Document;
using Engine.Flows.Document.Shapes;
using Engine.Flows.Document.Templates;
using Engine.Flows.Facts;

namespace Engine.Flows.Components;

/// <summary>A source of sound in the settings: text to speak, a prompt of the library, or a URL.</summary>
public sealed record PromptSettings
{
    /// <summary>Characters after variables are filled in; longer is a failure of the step.</summary>
    internal const int MaxTextLength = 3000;

    /// <summary>Characters in the document.</summary>
    private const int MaxUrlLength = 2048;

    internal const string DefaultLanguage = "en-US";

    public string? Text { get; init; }
    public string? Language { get; init; }
    public string? Prompt { get; init; }
    public string? Url { get; init; }

    internal static ObjectShape Shape(string description) => new(
        new Member("text", new TextShape
        {
            MinLength = 1, MaxLength = MaxTextLength, Meaning = TextMeaning.Template,
            Description = "Text to speak, with %{current_flow.x}. SSML when it starts with <speak>.",
        }),
        new Member("language", Fields.Language),
        new Member("prompt", Fields.Id(TextMeaning.Prompt, "Id of a prompt in the library.")),
        new Member("url", new TextShape
        {
            Pattern = "https?://.+", PatternMeans = "a URL that starts with http:// or https://", MaxLength = MaxUrlLength, Meaning = TextMeaning.Template,
            Description = "Sound file on the web; variables are percent-encoded.",
        }))
    {
        OneOf = ["text", "prompt", "url"], Description = description,
    };

    /// <summary>Decided on what the author wrote: a value that looks like markup is read out as it stands (FLOW-66).</summary>
    private bool IsSsml => Text is not null && Ssml.Is(Text);

    /// <summary>The source with its variables filled in.</summary>
    internal PromptSource Render(IFlowValues values)
    {
        if (Text is not null)
        {
            var text = Template.Parse(Text).Render(values, IsSsml ? TemplateContext.Ssml : TemplateContext.Plain);
            return new PromptSource(text.Text, Language ?? DefaultLanguage, null, null, text.Sensitive) { IsSsml = IsSsml };
        }

        if (Url is not null)
        {
            var url = Template.Parse(Url).Render(values, TemplateContext.Url);
            return new PromptSource(null, null, null, url.Text, url.Sensitive);
        }

        return new PromptSource(null, null, Prompt, null, false);
    }

    /// <summary>The source if all it uses is already settled before the call; else null.</summary>
    internal PromptSource? RenderEarly(FlowValues values)
    {
        var template = Template.Parse(Text ?? Url ?? "");
        return template.Variables.All(values.IsSettled) && template.SystemValues.All(values.IsSystemSettled) && Render(values) is { IsNothing: false } source
            ? source
            : null;
    }

    /// <summary>SSML that is not well-formed would fail on every call, so it is refused when the draft is saved.</summary>
    internal void Check(Engine.Flows.Components.Steps.StepCheck check, JsonPath path)
    {
        if (IsSsml && Ssml.Fault(Text!) is { } fault)
        {
            check.Error("ssml_invalid", path["text"], $"Correct the SSML: {fault}");
        }

        CheckVoice(check, path);
        if (Url is not null && HasForm(Url) && !CanBeAsked(Template.Parse(Url).Render(ZeroValues.Instance, TemplateContext.Url).Text))
        {
            check.Error("bad_format", path["url"], "No call could fetch this: write a URL with a host, without blanks and without user and password.");
        }
    }

    /// <summary>
    /// Whether somebody here speaks the language and what the author wrote (FLOW-67, FLOW-68). Warnings while the flow is written, since a package or a
    /// provider may come yet; a language that nobody speaks is not published.
    /// </summary>
    private void CheckVoice(Engine.Flows.Components.Steps.StepCheck check, JsonPath path)
    {
        var language = Language ?? DefaultLanguage;
        if (Text is null)
        {
            return;
        }

        if (!check.Catalog.Speaks(language))
        {
            check.Warn(
                FlowFault.LanguageNotSpoken, path[Language is null ? "text" : "language"],
                $"No engine of this server or account speaks \"{language}\": choose another language, install a voice, or set a provider for it. It can be saved, not published.");
        }
        else if (check.Catalog.Unspeakable(language, Template.Parse(Text).Render(ZeroValues.Instance, IsSsml ? TemplateContext.Ssml : TemplateContext.Plain).Text) is { } characters)
        {
            check.Warn(PromptFaults.TextNotSpeakable, path["text"], $"No voice can say {characters} in \"{language}\": write it in words, or choose the language it is written in.");
        }
    }

    /// <summary>What its shape asks for; otherwise that fault is enough.</summary>
    private static bool HasForm(string url) => url.Split("://", 2) is ["http" or "https", { Length: > 0 }];

    private static bool CanBeAsked(string url) => !url.Any(char.IsWhiteSpace) && Uri.TryCreate(url, UriKind.Absolute, out var target)
        && target.Scheme is "http" or "https" && target.UserInfo.Length == 0 && target.Host.Length > 0 && target.Port > 0;

    /// <summary>Variables that the source uses.</summary>
    internal IEnumerable<string> Variables => Template.Parse(Text ?? Url ?? "").Variables;
}
