using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Document.Shapes;
using Engine.Flows.Document.Templates;
using Engine.Flows.Facts;

namespace Engine.Flows.Components;

/// <summary>Runs one of the account's functions (FLOW-44).</summary>
internal sealed partial class RunFunction : ComponentOf<RunFunction.FunctionSettings>
{
    public const string Type = "run_function";

    private const int DefaultTimeoutSeconds = 2;
    private const int MaxInputs = 100;
    private const int MaxText = 4096;

    private static readonly ExitSpec[] AllExits = [new(ExitSpec.Ok), new(ExitSpec.Error), new(ExitSpec.Timeout)];

    public override string Kind => Type;
    public override string Title => "Run function";
    public override ComponentGroup Group => ComponentGroup.Service;
    public override bool Waits => true;
    internal override bool IsUnpaced(object settings) => true;
    public override string DefaultExit => ExitSpec.Error;
    public override TimeSpan Ceiling => TimeSpan.FromMinutes(1);
    public override IReadOnlyList<string> Effects => [nameof(InteractionEffect.RunFunction)];

    public override ObjectShape Settings { get; } = new(
        new Member("function", Fields.Id(TextMeaning.Function, "Name of the function."), Required: true),
        new Member("inputs", new MapShape("[A-Za-z_][A-Za-z0-9_]{0,63}", "letters, digits and underscores, at most 64 characters",
            new TextShape { MaxLength = MaxText, Meaning = TextMeaning.Template }) { MaxItems = MaxInputs, Description = "Values of the function's inputs." }),
        new Member("timeout_seconds", new NumberShape { Min = 1, Max = 10, Default = DefaultTimeoutSeconds }));

    private protected override JsonTypeInfo<FunctionSettings> SettingsJson { get; } = new RunFunctionJson(JsonOptions()).FunctionSettings;

    private protected override IReadOnlyList<ExitSpec> ExitsOf(FunctionSettings settings) => AllExits;

    /// <summary>The function declares its own outputs.</summary>
    internal override IReadOnlyList<string>? Outputs(object settings) => null;

    internal override IEnumerable<string> Reads(object settings) => ((FunctionSettings)settings).Inputs.Values.SelectMany(t => Template.Parse(t).Variables);

    /// <summary>Warnings only: the function may be published anew at any time.</summary>
    internal override void Check(StepCheck check)
    {
        var settings = (FunctionSettings)check.Settings;
        if (check.Catalog.FindFunction(settings.Function) is not { } function)
        {
            return;
        }

        foreach (var name in settings.Inputs.Keys.Where(name => !function.Inputs.ContainsKey(name)))
        {
            check.Warn("input_unknown", check.SettingsPath["inputs"][name], $"\"{settings.Function}\" takes no \"{name}\"; it takes: {string.Join(", ", function.Inputs.Keys)}.");
        }

        foreach (var name in function.Inputs.Where(input => input.Value && !settings.Inputs.ContainsKey(input.Key)).Select(input => input.Key))
        {
            check.Warn("input_missing", check.SettingsPath["inputs"], $"\"{settings.Function}\" needs \"{name}\"; without it the step leaves by error.");
        }

        foreach (var name in (check.Step.Outputs ?? []).Keys.Where(name => !function.Outputs.Contains(name, StringComparer.Ordinal)))
        {
            check.Warn("output_unknown", check.Path["outputs"][name], $"\"{settings.Function}\" gives no \"{name}\"; it gives: {string.Join(", ", function.Outputs)}.");
        }
    }

    internal override StepMove Enter(StepTurn turn)
    {
        turn.Wait();
        return Ask(turn);
    }

    internal override StepMove Resume(StepTurn turn, string cause) => Ask(turn);

    private static StepMove Ask(StepTurn turn)
    {
        var settings = turn.Settings<FunctionSettings>();
        var inputs = ActionText.Inputs(settings.Inputs, turn.Values);
        turn.Do(new InteractionEffect.RunFunction(
            turn.Run.Token, settings.Function, inputs.ToDictionary(i => i.Key, i => i.Value.Text, StringComparer.Ordinal),
            settings.TimeoutSeconds ?? DefaultTimeoutSeconds, inputs.Values.Any(i => i.Sensitive)));
        return StepMove.Stay;
    }

    internal override StepMove On(StepTurn turn, InteractionCommand command) => command switch
    {
        InteractionCommand.FunctionReturned c => StepMove.Leave(ExitSpec.Ok, c.Outputs) with { Input = true },
        InteractionCommand.EffectTimedOut => StepMove.Leave(ExitSpec.Timeout),
        InteractionCommand.EffectFailed c => StepMove.Fail(c.Reason, Party.Engine),
        _ => StepMove.Stay,
    };

    /// <summary>Settings of the step.</summary>
    internal sealed record FunctionSettings
    {
        public string Function { get => field ?? ""; init; }
        public IReadOnlyDictionary<string, string> Inputs { get => field ??= new Dictionary<string, string>(StringComparer.Ordinal); init; }
        public int? TimeoutSeconds { get; init; }
    }

    [JsonSerializable(typeof(FunctionSettings))]
    private sealed partial class RunFunctionJson : JsonSerializerContext;
}
