using Engine.Flows.Components;
using Engine.Flows.Components.Steps;
using Engine.Flows.Facts;

namespace Engine.Flows.Scenarios;

/// <summary>
/// What a scenario says that can never happen on a flow: a name mistyped there would be green for ever. Told with the result of each run, virtual or real.
/// </summary>
internal static class ScenarioCheck
{
    public static IEnumerable<string> Faults(PublishedFlow flow, Scenario scenario)
    {
        var expect = scenario.Expect;
        if (expect is { Path: null, Outcome: null, Reason: null, Variables.Count: 0 })
        {
            yield return "Nothing is expected: name a path, an outcome, a reason or variables under expect.";
        }

        foreach (var name in expect.Variables.Keys.Where(name => !flow.Document.Variables.ContainsKey(name)))
        {
            yield return $"expect.variables: the flow has no variable \"{name}\".";
        }

        var faults = scenario.Callee.Does.Select(reaction => Of(flow, "callee.does", reaction.Step, step => Reaction(step, reaction)))
            .Concat(scenario.Services.Select(s => Of(flow, "services", s.Key, step => Service(step, s.Value))))
            .Concat(scenario.Splits.Select(s => Of(flow, "splits", s.Key, step => Split(step, s.Value))))
            .Concat(scenario.Failures.Keys.Select(id => Of(flow, "failures", id, Failure)));
        foreach (var fault in faults.OfType<string>().Distinct(StringComparer.Ordinal))
        {
            yield return fault;
        }
    }

    private static string? Of(PublishedFlow flow, string member, string id, Func<PublishedStep, string?> check)
    {
        var what = flow.Find(id) is { } step ? check(step) : "the flow has no such step.";
        return what is null ? null : $"{member}: \"{id}\": {what}";
    }

    private static string? Reaction(PublishedStep step, Reaction reaction) =>
        step.Component.Effects.Any(StepPrompts.IsOfAContact) ? null
        : !step.Component.Effects.Contains(nameof(InteractionEffect.Bridge), StringComparer.Ordinal)
            ? $"nothing is played, asked or talked in a {step.Component.Kind} step, so nobody can react there."
        : reaction.HangUpAfterSeconds is null ? "of a talk only hang_up_after_seconds can be said."
        : null;

    private static string? Service(PublishedStep step, IReadOnlyList<StubAnswer> answers) => step.Component.Kind switch
    {
        RunFunction.Type => answers.Any(a => a.Status is not null || a.Body is not null) ? "a function answers with outputs, not with status and body." : null,
        ExecuteAction.Type or SalesforceDataDip.Type => answers.Any(a => a.Outputs is not null) ? "a service answers with status and body, not with outputs." : null,
        var kind => $"a {kind} step asks no service and no function.",
    };

    private static string? Split(PublishedStep step, IReadOnlyList<string> exits)
    {
        if (step.Component.Kind != TrafficSplitter.Type)
        {
            return $"a {step.Component.Kind} step draws nothing.";
        }

        var known = TrafficSplitter.EnabledExits(step);
        return exits.FirstOrDefault(exit => !known.Contains(exit, StringComparer.Ordinal)) is { } wrong
            ? $"\"{wrong}\" cannot be drawn; choose from {string.Join(", ", known)}."
            : null;
    }

    private static string? Failure(PublishedStep step) =>
        step.Component.Effects.Any(StepPrompts.CanFail) ? null : $"a {step.Component.Kind} step asks for nothing that could fail.";
}
