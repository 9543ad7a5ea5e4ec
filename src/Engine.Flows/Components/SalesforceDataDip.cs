using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Document.Shapes;
using Engine.Flows.Document.Templates;
using Engine.Flows.Facts;

namespace Engine.Flows.Components;

/// <summary>Reads one record by SOQL over the public REST query endpoint (FLOW-45).</summary>
internal sealed partial class SalesforceDataDip : ComponentOf<SalesforceDataDip.DipSettings>
{
    public const string Type = "salesforce_data_dip";

    private const string NoResult = "no_result";
    private const int DefaultTimeoutSeconds = 8;

    /// <summary>Characters of a query; the service itself takes 100,000, a URL does not.</summary>
    private const int MaxQuery = 8000;

    private static readonly ExitSpec[] AllExits = [new(ExitSpec.Ok), new(NoResult), new(ExitSpec.Timeout), new(ExitSpec.Error)];

    public override string Kind => Type;
    public override string Title => "Salesforce data dip";
    public override ComponentGroup Group => ComponentGroup.Service;
    public override bool Waits => true;
    internal override bool IsUnpaced(object settings) => true;
    public override string DefaultExit => ExitSpec.Error;
    public override TimeSpan Ceiling => TimeSpan.FromMinutes(1);
    public override IReadOnlyList<string> Effects => [nameof(InteractionEffect.QueryRecord)];

    public override ObjectShape Settings { get; } = new(
        new Member("connection", Fields.Id(TextMeaning.Connection, "Connection with the instance URL."), Required: true),
        new Member("query", new TextShape { MinLength = 1, MaxLength = MaxQuery, Meaning = TextMeaning.Template, Description = "SOQL; put values in single quotes." }, Required: true),
        new Member("timeout_seconds", new NumberShape { Min = 1, Max = 10, Default = DefaultTimeoutSeconds }));

    private protected override JsonTypeInfo<DipSettings> SettingsJson { get; } = new SalesforceDataDipJson(JsonOptions()).DipSettings;

    private protected override IReadOnlyList<ExitSpec> ExitsOf(DipSettings settings) => AllExits;

    /// <summary>Field names of the query, dotted for relations.</summary>
    internal override IReadOnlyList<string>? Outputs(object settings) => null;

    internal override IEnumerable<string> Reads(object settings) => Template.Parse(((DipSettings)settings).Query).Variables;

    internal override StepMove Enter(StepTurn turn)
    {
        if (!HoldsOnlyValues(Template.Parse(turn.Settings<DipSettings>().Query), turn.Values))
        {
            return StepMove.Fail("query_value_unquoted", Party.Engine);
        }

        turn.Wait();
        return Ask(turn);
    }

    internal override StepMove Resume(StepTurn turn, string cause) => Ask(turn);

    private static StepMove Ask(StepTurn turn)
    {
        var settings = turn.Settings<DipSettings>();
        var query = Template.Parse(settings.Query).Render(turn.Values, TemplateContext.Soql);
        turn.Do(new InteractionEffect.QueryRecord(
            turn.Run.Token, settings.Connection, query.Text, settings.TimeoutSeconds ?? DefaultTimeoutSeconds, query.Sensitive));
        return StepMove.Stay;
    }

    internal override StepMove On(StepTurn turn, InteractionCommand command) => command switch
    {
        InteractionCommand.ServiceAnswered { Status: >= 200 and <= 299 } c => Record(turn, c),
        InteractionCommand.ServiceAnswered c => StepMove.Leave(ExitSpec.Error) with { Reason = FormattableString.Invariant($"status_{c.Status}"), Input = true },
        InteractionCommand.EffectTimedOut => StepMove.Leave(ExitSpec.Timeout),
        InteractionCommand.EffectFailed c => StepMove.Fail(c.Reason, Party.Engine),
        _ => StepMove.Stay,
    };

    /// <summary>
    /// Escaping keeps a value inside its quotes. One that stands outside of quotes, such as a number, must be one word: with blanks or operators
    /// in it, it would be more of the query.
    /// </summary>
    private static bool HoldsOnlyValues(Template query, FlowValues values)
    {
        var quoted = false;
        foreach (var part in query.Parts)
        {
            if (part.Kind == TemplatePartKind.Literal)
            {
                quoted = EndsQuoted(part.Text, quoted);
            }
            else if (!quoted && !IsWord((part.Kind == TemplatePartKind.Variable ? values.Variable(part.Text) : values.System(part.Text)) ?? ""))
            {
                return false;
            }
        }

        return true;
    }

    private static bool EndsQuoted(string text, bool quoted)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\\')
            {
                at++;
            }
            else if (text[at] == '\'')
            {
                quoted = !quoted;
            }
        }

        return quoted;
    }

    /// <summary>Numbers, dates, times, true, false, names.</summary>
    private static bool IsWord(string value) => value.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or ':' or '+' or '-');

    /// <summary>The first record's fields that the step copies; names compare without case, as in SOQL.</summary>
    private static StepMove Record(StepTurn turn, InteractionCommand.ServiceAnswered said)
    {
        if (said.Fault is not null || ServiceAnswers.Json(said.Body) is not { ValueKind: JsonValueKind.Object } answer
            || !answer.TryGetProperty("records", out var records) || records.ValueKind != JsonValueKind.Array)
        {
            return StepMove.Leave(ExitSpec.Error) with { Reason = said.Fault ?? "answer_not_json", Input = true };
        }

        if (records.GetArrayLength() == 0)
        {
            return StepMove.Leave(NoResult) with { Input = true };
        }

        var outputs = turn.Step.Outputs.Keys.ToDictionary(name => name, name => Field(records[0], name), StringComparer.Ordinal);
        return StepMove.Leave(ExitSpec.Ok, outputs) with { Input = true };
    }

    private static string? Field(JsonElement record, string name)
    {
        var at = record;
        foreach (var part in name.Split('.'))
        {
            if (at.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            at = at.EnumerateObject().FirstOrDefault(m => string.Equals(m.Name, part, StringComparison.OrdinalIgnoreCase)).Value;
        }

        return JsonPathSubset.Text(at);
    }

    /// <summary>Settings of the step.</summary>
    internal sealed record DipSettings
    {
        public string Connection { get => field ?? ""; init; }
        public string Query { get => field ?? ""; init; }
        public int? TimeoutSeconds { get; init; }
    }

    [JsonSerializable(typeof(DipSettings))]
    private sealed partial class SalesforceDataDipJson : JsonSerializerContext;
}
