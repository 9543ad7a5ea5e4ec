using Engine.Flows.Document;
using Engine.Flows.Document.Shapes;
using Engine.Flows.Document.Templates;
using Engine.Flows.Facts;

namespace Engine.Flows.Scenarios;

/// <summary>The form of a scenario file.</summary>
internal static class ScenarioShapes
{
    private const int MaxText = 4096;
    private const int MaxEntries = 1000;

    /// <summary>Nobody waits or talks longer than an interaction lives.</summary>
    private static readonly long MostSeconds = (long)FlowLimits.Lifetime.TotalSeconds;

    private const string AnyName = ".{1,128}";
    private const string AnyMeaning = "1 to 128 characters";

    public static ObjectShape Document { get; } = new(
        new Member("name", new TextShape { MinLength = 1, MaxLength = 200 }, Required: true),
        new Member("flow", new TextShape { MinLength = 1, MaxLength = 500, Description = "File of the flow, relative to this one." }),
        new Member("arguments", new MapShape(AnyName, AnyMeaning, new TextShape { MaxLength = FlowLimits.LongestArgument })),
        new Member("clock", new TextShape
        {
            Pattern = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})", PatternMeans = "a time such as 2026-03-02T12:00:00Z",
        }),
        new Member("callee", Callee()),
        new Member("others", new MapShape(AnyName, AnyMeaning, Callee()) { MaxItems = MaxEntries }),
        new Member("services", new MapShape(Fields.StepIdPattern, "a step's id", new ListShape(Stub()) { MinItems = 1, MaxItems = MaxEntries })),
        new Member("splits", new MapShape(Fields.StepIdPattern, "a step's id", new ListShape(Fields.Exit("Exit drawn.")) { MinItems = 1, MaxItems = MaxEntries })),
        new Member("ring_groups", new MapShape(AnyName, AnyMeaning, new ListShape(new TextShape { MinLength = 1, MaxLength = 256 }) { MaxItems = MaxEntries })),
        new Member("failures", new MapShape(Fields.StepIdPattern, "a step's id", new TextShape { MinLength = 1, MaxLength = 64 })),
        new Member("expect", Expect(), Required: true));

    private static ObjectShape Callee() => new(
        new Member("result", new TextShape { Values = Scenarios.Callee.Outcomes, Default = "answer" }),
        new Member("after_seconds", new NumberShape { Whole = false, Min = 0, Max = MostSeconds, Description = "From the first ring to the result." }),
        new Member("does", new ListShape(Reaction()) { MaxItems = MaxEntries }),
        new Member("hang_up_after_seconds", new NumberShape { Whole = false, Min = 0, Max = MostSeconds, Description = "Leaves the talk." }));

    private static ObjectShape Reaction() => new(
        new Member("step", Fields.StepId("Step it happens in."), Required: true),
        new Member("press", new TextShape { Pattern = "[0-9*#A-D]{1,100}", PatternMeans = "keys: 0 to 9, *, #", MaxLength = 100 }),
        new Member("say", new TextShape { MinLength = 1, MaxLength = MaxText }),
        new Member("hang_up_at_percent", new NumberShape { Min = 0, Max = 100 }),
        new Member("hang_up_after_seconds", new NumberShape { Whole = false, Min = 0, Max = MostSeconds }))
    {
        OneOf = ["press", "say", "hang_up_at_percent", "hang_up_after_seconds"],
    };

    private static ObjectShape Stub() => new(
        new Member("status", new NumberShape { Min = 100, Max = 599 }),
        new Member("body", new AnyShape()),
        new Member("outputs", new MapShape(AnyName, AnyMeaning, new TextShape { MaxLength = MaxText })),
        new Member("times_out", new BooleanShape()));

    private static ObjectShape Expect() => new(
        new Member("path", new ListShape(new TextShape
        {
            Pattern = "[a-z0-9_]{1,64}:[a-z0-9_]{1,64}", PatternMeans = "step:exit", MaxLength = 129,
        }) { MaxItems = FlowLimits.ExecutedSteps }),
        new Member("outcome", new TextShape { Values = [.. Enum.GetValues<Outcome>().Select(SnakeCase.Of)] }),
        new Member("reason", new TextShape { MinLength = 1, MaxLength = 64 }),
        new Member("variables", new MapShape(VariableNames.Pattern, VariableNames.Meaning, new TextShape { MaxLength = FlowLimits.LongestArgument }) { NullableValues = true }));
}
