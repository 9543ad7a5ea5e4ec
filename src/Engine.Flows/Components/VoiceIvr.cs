using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Document.Shapes;
using Engine.Flows.Document.Templates;
using Engine.Flows.Facts;

namespace Engine.Flows.Components;

/// <summary>A menu of spoken words (FLOW-35).</summary>
internal sealed partial class VoiceIvr : ComponentOf<VoiceIvr.SpokenMenu>
{
    public const string Type = "voice_ivr";

    private const int MaxOptions = 50;
    private const int MaxKeywords = 100;
    private const int MaxKeywordLength = 200;

    public override string Kind => Type;
    public override string Title => "Voice IVR";
    public override ComponentGroup Group => ComponentGroup.Talk;
    public override bool NeedsContact => true;
    public override string DefaultExit => ExitSpec.NoMatch;
    public override TimeSpan Ceiling => TimeSpan.FromSeconds(120);
    public override IReadOnlyList<string> Effects => [nameof(InteractionEffect.Listen), nameof(InteractionEffect.StopInput)];

    public override ObjectShape Settings { get; } = new(
        new Member("prompt", PromptSettings.Shape("What the contact hears first."), Required: true),
        new Member("language", Fields.Language),
        new Member("timeout_seconds", Listening.Timeout),
        new Member("options", new ListShape(new ObjectShape(
            new Member("exit", Fields.Exit("Exit of these words."), Required: true),
            new Member("keywords", new ListShape(new TextShape { MinLength = 1, MaxLength = MaxKeywordLength, Meaning = TextMeaning.Template })
            {
                MinItems = 1, MaxItems = MaxKeywords, Description = "Words or phrases; may hold variables.",
            }, Required: true)))
        { MinItems = 1, MaxItems = MaxOptions, Description = "In order; the first whose keyword was said wins." }, Required: true));

    private protected override JsonTypeInfo<SpokenMenu> SettingsJson { get; } = new VoiceIvrJson(JsonOptions()).SpokenMenu;

    private protected override IReadOnlyList<ExitSpec> ExitsOf(SpokenMenu settings) =>
        [.. RuleExits.Of(settings.Options.Select(o => o.Exit), ExitSpec.NoMatch, ExitSpec.Timeout), .. ExitSpec.Losses];

    internal override IReadOnlyList<string> Outputs(object settings) => ["speech"];

    internal override void Check(StepCheck check)
    {
        var menu = (SpokenMenu)check.Settings;
        menu.Prompt?.Check(check, check.SettingsPath["prompt"]);
        Listening.Check(check, menu.Language);
        for (var i = 0; i < menu.Options.Count; i++)
        {
            var path = check.SettingsPath["options"][i];
            RuleExits.CheckName(check, path["exit"], menu.Options[i].Exit);
            for (var k = 0; k < menu.Options[i].Keywords.Count; k++)
            {
                var keyword = Template.Parse(menu.Options[i].Keywords[k]);
                if (!keyword.Variables.Any() && !keyword.SystemValues.Any() && SpokenText.Words(menu.Options[i].Keywords[k]).Length == 0)
                {
                    check.Error("keyword_empty", path["keywords"][k], "Write a word that can be spoken.");
                }
            }
        }
    }

    internal override IEnumerable<PromptSource> FirstPrompts(object settings, FlowValues values) =>
        ((SpokenMenu)settings).Prompt?.RenderEarly(values) is { } source ? [source] : [];

    internal override StepMove Enter(StepTurn turn)
    {
        var menu = turn.Settings<SpokenMenu>();
        var hints = menu.Options.SelectMany(o => o.In(turn.Values)).Where(k => k.Length > 0).Distinct(StringComparer.Ordinal);
        return Listening.Begin(turn, menu.Prompt!, menu.Language, menu.TimeoutSeconds, [.. hints]);
    }

    internal override StepMove On(StepTurn turn, InteractionCommand command) => command switch
    {
        InteractionCommand.SpeechHeard { Text: { } text } when SpokenText.Words(text).Length > 0 => Match(turn, text),
        InteractionCommand.SpeechHeard => StepMove.Leave(ExitSpec.Timeout),
        InteractionCommand.EffectFailed c => StepMove.FailPrompt(c.Reason, c.Detail),
        _ => StepMove.Stay,
    };

    internal override void Abandon(StepTurn turn) => turn.StopInput();

    private static StepMove.Leaving Match(StepTurn turn, string text)
    {
        var words = SpokenText.Words(text);
        var option = turn.Settings<SpokenMenu>().Options.FirstOrDefault(o => o.In(turn.Values).Any(k => SpokenText.Contains(words, SpokenText.Words(k))));
        return StepMove.Leave(option?.Exit ?? ExitSpec.NoMatch, Listening.Speech(text)) with { Input = true };
    }

    /// <summary>Settings of the step.</summary>
    internal sealed record SpokenMenu
    {
        public PromptSettings? Prompt { get; init; }
        public string? Language { get; init; }
        public int? TimeoutSeconds { get; init; }
        public IReadOnlyList<SpokenOption> Options { get => field ?? []; init; }
    }

    /// <summary>One exit and the words that lead to it.</summary>
    internal sealed record SpokenOption
    {
        public string Exit { get => field ?? ""; init; }
        public IReadOnlyList<string> Keywords { get => field ?? []; init; }

        /// <summary>The keywords with their variables filled in.</summary>
        public IEnumerable<string> In(FlowValues values) => Keywords.Select(k => Template.Parse(k).Render(values, TemplateContext.Plain).Text.Trim());
    }

    [JsonSerializable(typeof(SpokenMenu))]
    private sealed partial class VoiceIvrJson : JsonSerializerContext;
}
