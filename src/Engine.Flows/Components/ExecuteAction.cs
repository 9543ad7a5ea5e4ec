using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Document.Shapes;
using Engine.Flows.Document.Templates;
using Engine.Flows.Facts;

namespace Engine.Flows.Components;

/// <summary>Asks an HTTP service of a connection (FLOW-43).</summary>
internal sealed partial class ExecuteAction : ComponentOf<ExecuteAction.ActionSettings>
{
    public const string Type = "execute_action";

    private const int DefaultTimeoutSeconds = 10;
    private const int MaxText = 2048;
    private const int MaxBody = 64 * 1024;
    private const int MaxEntries = 100;
    private const string NamePattern = "[A-Za-z_][A-Za-z0-9_]{0,63}";
    private const string NameMeaning = "letters, digits and underscores, at most 64 characters";

    /// <summary>Longest time one request may take, its token included; the pauses between several come on top.</summary>
    private static readonly TimeSpan AskCeiling = TimeSpan.FromMinutes(2);

    private static readonly ExitSpec[] AllExits = [new(ExitSpec.Ok), new(ExitSpec.Error), new(ExitSpec.Timeout)];

    public override string Kind => Type;
    public override string Title => "Execute action";
    public override ComponentGroup Group => ComponentGroup.Service;
    public override bool Waits => true;
    internal override bool IsUnpaced(object settings) => ((ActionSettings)settings).Retry is null;
    public override string DefaultExit => ExitSpec.Error;
    public override TimeSpan Ceiling => TimeSpan.FromHours(1);
    public override IReadOnlyList<string> Effects => [nameof(InteractionEffect.CallService)];

    public override ObjectShape Settings { get; } = new(
        new Member("connection", Fields.Id(TextMeaning.Connection, "Connection of the account."), Required: true),
        new Member("action", new ObjectShape(
            new Member("method", new TextShape { Values = ["GET", "POST", "PUT", "PATCH", "DELETE"] }, Required: true),
            new Member("path", new TextShape
            {
                Pattern = "/[^/\\\\?#\\s][^?#\\\\\\r\\n]*|/", PatternMeans = "a path that begins with one /, without query", MaxLength = MaxText, Meaning = TextMeaning.Template,
                Description = "Relative to the connection; {{name}} stands for an input.",
            }, Required: true),
            new Member("query", new MapShape(".+", "1 to 128 characters", Text()) { MaxItems = MaxEntries, MaxKeyLength = 128, Description = "Query parameters." }),
            new Member("headers", new MapShape("[A-Za-z0-9-]{1,64}", "letters, digits and dashes", Text()) { MaxItems = MaxEntries }),
            new Member("body", new TextShape { MaxLength = MaxBody, Meaning = TextMeaning.Template, Description = "JSON with %{…} and {{name}}; put them in quotes, or let them be one number, true, false or null." }),
            new Member("timeout_seconds", new NumberShape { Min = 5, Max = 30, Default = DefaultTimeoutSeconds })), Required: true),
        new Member("retry", ActionRetry.Shape),
        new Member("inputs", Texts("Values for {{name}}.")),
        new Member("outputs", new MapShape(NamePattern, NameMeaning, new TextShape { MinLength = 1, MaxLength = MaxText })
        {
            MaxItems = MaxEntries, Description = "Output → place in the answer, such as $.order.items[0].name.",
        }));

    private protected override JsonTypeInfo<ActionSettings> SettingsJson { get; } = new ExecuteActionJson(JsonOptions()).ActionSettings;

    private protected override IReadOnlyList<ExitSpec> ExitsOf(ActionSettings settings) => AllExits;

    public override string? OutputsFrom => "/outputs";

    internal override IReadOnlyList<string> Outputs(object settings) => [.. ((ActionSettings)settings).Outputs.Keys, "status"];

    internal override IEnumerable<string> Reads(object settings) => ((ActionSettings)settings).Texts.SelectMany(t => Template.Parse(t).Variables);

    internal override void Check(StepCheck check)
    {
        var settings = (ActionSettings)check.Settings;
        foreach (var (name, path) in settings.Outputs.Where(o => JsonPathSubset.Parse(o.Value) is null))
        {
            check.Error("json_path_invalid", check.SettingsPath["outputs"][name], $"\"{path}\" is not a place in JSON; write it like $.order.items[0].name.");
        }

        foreach (var name in settings.Texts.SelectMany(ActionText.Names).Distinct(StringComparer.Ordinal).Where(n => !settings.Inputs.ContainsKey(n)))
        {
            check.Error("input_unknown", check.SettingsPath["inputs"], $"Add the input \"{name}\" or remove {{{{{name}}}}}.");
        }

        foreach (var name in settings.Action.Headers.Keys.Where(name => !ActionHeaders.MaySet(name)))
        {
            check.Error("header_not_allowed", check.SettingsPath["action"]["headers"][name], $"\"{name}\" is set by the engine or the connection; remove it.");
        }

        foreach (var twin in settings.Action.Headers.Keys.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(twins => twins.Count() > 1))
        {
            check.Error("header_twice", check.SettingsPath["action"]["headers"][twin.Last()], $"\"{twin.Key}\" stands there twice; case does not count.");
        }

        // Filled with a plain value, the path itself must be one that a request can have.
        if (settings.Action.Path.Length > 0 && !ActionRequest.IsPath(new ActionText(ActionText.Inputs(settings.Inputs, ZeroValues.Instance), ZeroValues.Instance).Render(settings.Action.Path, TemplateContext.Url)))
        {
            check.Error("path_invalid", check.SettingsPath["action"]["path"], "Write blanks as %20, and leave out the segments . and ..; the path cannot leave the connection's base URL.");
        }

        if (settings.Action is { Method: "GET", Body: not null })
        {
            check.Error("body_not_allowed", check.SettingsPath["action"]["body"], "A GET request has no body; remove it or change the method.");
        }
        else if (!ActionRequest.HasGoodBody(settings))
        {
            check.Error("body_not_json", check.SettingsPath["action"]["body"], "Write valid JSON, with placeholders where values stand.");
        }
        else
        {
            UnquotedValues.Check(check, settings);
        }
    }

    /// <summary>A loop that leads back here does not ask again at once, when the author wants a pause.</summary>
    internal override StepMove Enter(StepTurn turn)
    {
        if (turn.Settings<ActionSettings>().Retry is { } retry && turn.State.Visits.GetValueOrDefault(turn.Step.Id) > 1)
        {
            turn.Wait(new ActionTry(0, 0, IsPause: true).Memory, retry.Pause);
            return StepMove.Stay;
        }

        return Ask(turn, new ActionTry(0, 0, IsPause: false));
    }

    /// <summary>Asked again under the same id: a service that must not be asked twice should look at it. A pause goes on to its end.</summary>
    internal override StepMove Resume(StepTurn turn, string cause)
    {
        if (ActionTry.Of(turn) is { IsPause: false } made && ActionRequest.Make(turn.Settings<ActionSettings>(), turn.Values, out _) is { } request)
        {
            turn.Do(new InteractionEffect.CallService(turn.Run.Token, Keyed(turn, request, made)));
        }

        return StepMove.Stay;
    }

    internal override StepMove OnDeadline(StepTurn turn) =>
        ActionTry.Of(turn) is { IsPause: true } made ? Ask(turn, made with { IsPause = false }) : base.OnDeadline(turn);

    internal override StepMove On(StepTurn turn, InteractionCommand command)
    {
        var made = ActionTry.Of(turn);
        if (!made.IsPause && turn.Settings<ActionSettings>().Retry is { } retry && retry.IsWorthAnother(command, made))
        {
            turn.Wait(new ActionTry(made.Repeats + 1, made.First, IsPause: true).Memory, retry.Pause);
            return StepMove.Stay;
        }

        return command switch
        {
            InteractionCommand.ServiceAnswered c => Answered(turn, c),
            InteractionCommand.EffectTimedOut => StepMove.Leave(ExitSpec.Timeout),
            InteractionCommand.EffectFailed c => StepMove.Fail(c.Reason, Party.Engine),
            _ => StepMove.Stay,
        };
    }

    private static StepMove Ask(StepTurn turn, ActionTry made)
    {
        if (ActionRequest.Make(turn.Settings<ActionSettings>(), turn.Values, out var reason) is not { } request)
        {
            return StepMove.Fail(reason, Party.Engine);
        }

        var token = turn.Wait(made.Repeats > 0 ? made.Memory : null, AskCeiling);
        turn.Do(new InteractionEffect.CallService(token, Keyed(turn, request, made)));
        return StepMove.Stay;
    }

    /// <summary>A repetition carries the key of the first request, so that the service can tell.</summary>
    private static ServiceRequest Keyed(StepTurn turn, ServiceRequest request, ActionTry made) =>
        made.Repeats == 0 || request.Method == "GET" || request.Headers.ContainsKey(ServiceRequest.IdempotencyKey)
            ? request
            : request with
            {
                Headers = new Dictionary<string, string>(request.Headers, StringComparer.OrdinalIgnoreCase)
                {
                    [ServiceRequest.IdempotencyKey] = ServiceRequest.KeyOf(turn.State.Identity!.InteractionId, InteractionEffect.CallService.IdOf(made.First)),
                },
            };

    private static StepMove Answered(StepTurn turn, InteractionCommand.ServiceAnswered answer)
    {
        var outputs = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["status"] = answer.Status.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        if (answer.Status is < 200 or > 299)
        {
            return StepMove.Leave(ExitSpec.Error, outputs) with { Reason = $"status_{outputs["status"]}", Input = true };
        }

        var wanted = turn.Settings<ActionSettings>().Outputs;
        if (wanted.Count > 0 && (answer.Body.Length > 0 || answer.Fault is not null))
        {
            if (answer.Fault is not null || ServiceAnswers.Json(answer.Body) is not { } json)
            {
                return StepMove.Leave(ExitSpec.Error, outputs) with { Reason = answer.Fault ?? "answer_not_json", Input = true };
            }

            foreach (var (name, path) in wanted)
            {
                outputs[name] = JsonPathSubset.Parse(path)?.Find(json);
            }
        }

        return StepMove.Leave(ExitSpec.Ok, outputs) with { Input = true };
    }

    private static TextShape Text() => new() { MaxLength = MaxText, Meaning = TextMeaning.Template };

    private static MapShape Texts(string description) => new(NamePattern, NameMeaning, Text()) { MaxItems = MaxEntries, Description = description };

    /// <summary>Settings of the step.</summary>
    internal sealed record ActionSettings
    {
        public string Connection { get => field ?? ""; init; }
        public ActionRetry? Retry { get; init; }
        public HttpAction Action { get => field ??= new HttpAction(); init; }
        public IReadOnlyDictionary<string, string> Inputs { get => field ??= new Dictionary<string, string>(StringComparer.Ordinal); init; }
        public IReadOnlyDictionary<string, string> Outputs { get => field ??= new Dictionary<string, string>(StringComparer.Ordinal); init; }

        /// <summary>Every text that may hold placeholders.</summary>
        internal IEnumerable<string> Texts =>
            [Action.Path, Action.Body ?? "", .. Action.Query.Values, .. Action.Headers.Values, .. Inputs.Values];
    }

    /// <summary>The request as the author wrote it.</summary>
    internal sealed record HttpAction
    {
        public string Method { get => field ?? ""; init; }
        public string Path { get => field ?? ""; init; }
        public OrderedDictionary<string, string> Query { get => field ??= []; init; }
        public OrderedDictionary<string, string> Headers { get => field ??= []; init; }
        public string? Body { get; init; }
        public int? TimeoutSeconds { get; init; }

        /// <summary>Seconds.</summary>
        internal int Timeout => TimeoutSeconds ?? DefaultTimeoutSeconds;
    }

    [JsonSerializable(typeof(ActionSettings))]
    private sealed partial class ExecuteActionJson : JsonSerializerContext;
}
