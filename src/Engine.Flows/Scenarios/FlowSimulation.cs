using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Facts;
using Engine.Flows.Report;
using Engine.Flows.Walking;

namespace Engine.Flows.Scenarios;

/// <summary>
/// Walks a draft step by step: steps that decide for themselves run, at the others the person says which exit is taken. Stateless: the whole
/// walk is repeated from its choices each time, so nothing has to be kept between two requests.
/// </summary>
public static class FlowSimulation
{
    private static readonly DialFacts Ticket =
        new("simulated", "simulated", "z9hG4bK-simulated", 1, "sip:simulated", "sip:simulated", "sip:simulated", "192.0.2.1:5060", "simulated");

    private static readonly DialogFacts Dialog = new("simulated", "sip:simulated", [], 1);

    /// <summary>Walks as far as the choices lead.</summary>
    /// <param name="flow">The draft, made runnable; it must have no errors.</param>
    /// <param name="variables">Start values, as <see cref="Engine.Flows.Document.Arguments.ArgumentRules.Read"/> gives them.</param>
    /// <param name="at">The clock.</param>
    /// <param name="choices">Exits taken at the waiting steps so far.</param>
    public static SimulationResult Walk(PublishedFlow flow, IReadOnlyList<VariableValue> variables, DateTimeOffset at, IReadOnlyList<SimulationChoice> choices)
    {
        var identity = new InteractionIdentity("simulation", new string('0', 32), new string('0', 32), flow.Identity.FlowId, flow.Identity.VersionId, flow.Identity.Version, flow.Document.Name);
        var journal = new List<InteractionEvent>();
        var state = InteractionState.None;
        IReadOnlyList<InteractionEffect> effects = [];
        Apply(InteractionRules.Decide(state, new InteractionCommand.Accept(at, identity, variables), flow));
        Apply(InteractionRules.Decide(state, new InteractionCommand.Begin(at), flow));
        var used = 0;
        while (used < choices.Count && Waiting(flow, state) is { } step && Exits(step).Contains(choices[used].Exit, StringComparer.Ordinal))
        {
            Apply(Choose(state, flow, step, choices[used++], at));
        }

        return Result(flow, state, journal, effects, choices.Count - used);

        void Apply(Decision decision)
        {
            journal.AddRange(decision.Events);
            state = decision.Events.Aggregate(state, InteractionRules.Evolve);
            effects = decision.Effects;
        }
    }

    /// <summary>Takes the exit as if the world had led there.</summary>
    private static Decision Choose(InteractionState state, PublishedFlow flow, PublishedStep step, SimulationChoice choice, DateTimeOffset at)
    {
        var walk = new Walk(state, flow, at);
        if (ExitSpec.IsLoss(choice.Exit) && state.ContactLeg is { } leg)
        {
            return InteractionRules.Decide(state, Lose(choice.Exit, leg.Number, at), flow);
        }

        PutContactOnTheLine(walk, step, choice.Exit);
        var hidden = step.Component.Exits(step.Settings).Any(e => e.Kind == ExitKind.Hidden && e.Id == choice.Exit);
        var move = choice.Exit == ExitSpec.Error && !step.Exits.ContainsKey(ExitSpec.Error) ? StepMove.Fail("simulated", Party.Engine, choice.Outputs)
            : hidden ? StepMove.End(choice.Exit, "simulated", choice.Outputs)
            : StepMove.Leave(choice.Exit, Outputs(step, choice)) with { Input = true };
        StepRules.Continue(walk, step, move);
        return walk.ToDecision();
    }

    /// <summary>The end of the call that leads to one of the exits of a step whose contact is gone.</summary>
    private static InteractionCommand.HungUp Lose(string exit, int leg, DateTimeOffset at) => exit switch
    {
        ExitSpec.CallLost => new(at, leg, Party.Carrier, "network_failure"),
        ExitSpec.MediaLost => new(at, leg, Party.Engine, "media_lost") { AtFault = Party.Carrier },
        _ => new(at, leg, Party.Contact, "remote_hangup"),
    };

    /// <summary>What the exit implies, and what the person says beyond it.</summary>
    private static Dictionary<string, string?> Outputs(PublishedStep step, SimulationChoice choice)
    {
        var outputs = new Dictionary<string, string?>(step.Component.Implied(step.Settings, choice.Exit), StringComparer.Ordinal);
        foreach (var (name, value) in choice.Outputs ?? new Dictionary<string, string?>(StringComparer.Ordinal))
        {
            outputs[name] = value;
        }

        return outputs;
    }

    /// <summary>After an exit that means an answered call somebody is on the line; after the others nobody is.</summary>
    private static void PutContactOnTheLine(Walk walk, PublishedStep step, string exit)
    {
        if (walk.State.Attempts.FindLast(a => a.Order == walk.State.Current?.Order && a.Role == LegRole.Contact) is not { } attempt || attempt.Phase == AttemptPhase.Closed)
        {
            return;
        }

        walk.Emit(new InteractionEvent.DialSubmitted(walk.At, attempt.Number, attempt.Role, Ticket, attempt.Sensitive));
        if (step.Component.After(default, exit, step.Settings).ContactOnLine)
        {
            walk.Emit(new InteractionEvent.CallAnswered(walk.At, attempt.Number, Dialog, 0));
        }
        else
        {
            var mapped = Enum.GetValues<CallExit>().Where(e => SnakeCase.Of(e) == exit).Cast<CallExit?>().FirstOrDefault();
            walk.Emit(new InteractionEvent.AttemptFailed(walk.At, attempt.Number, new CallFailure(mapped, "simulated", Party.Contact)));
        }
    }

    private static PublishedStep? Waiting(PublishedFlow flow, InteractionState state) =>
        state.Ending is null ? flow.Find(state.Current?.StepId) : null;

    private static IReadOnlyList<string> Exits(PublishedStep step) =>
        [.. step.Component.Exits(step.Settings).Select(e => e.Id).Append(ExitSpec.Error).Distinct(StringComparer.Ordinal)];

    private static SimulationResult Result(
        PublishedFlow flow, InteractionState state, List<InteractionEvent> journal, IReadOnlyList<InteractionEffect> effects, int unused)
    {
        var waiting = Waiting(flow, state);
        return new SimulationResult(
            [.. journal.OfType<InteractionEvent.StepLeft>().Select(e => $"{e.StepId}:{e.Exit}")],
            waiting?.Id,
            waiting is null ? [] : Exits(waiting),
            waiting is null ? [] : [.. effects.SelectMany(EffectWords.Of)],
            state.Variables.ToDictionary(v => v.Key, v => v.Value is not null && state.Sensitive.Contains(v.Key) ? InteractionReport.Masked : v.Value, StringComparer.Ordinal),
            state.Result ?? state.Ending,
            unused);
    }
}

/// <summary>Where a simulated walk stands.</summary>
/// <param name="Path">Steps left so far, with their exits.</param>
/// <param name="Step">Step that waits for a choice; null at the end.</param>
/// <param name="Choices">Exits that can be chosen there.</param>
/// <param name="Asks">What the step would do, in words; never a sensitive value.</param>
/// <param name="Variables">Values now, sensitive ones masked.</param>
/// <param name="Result">The verdict at the end.</param>
/// <param name="UnusedChoices">Choices left over, and the first that did not fit.</param>
public sealed record SimulationResult(
    IReadOnlyList<string> Path, string? Step, IReadOnlyList<string> Choices, IReadOnlyList<string> Asks,
    IReadOnlyDictionary<string, string?> Variables, InteractionResult? Result, int UnusedChoices);

/// <summary>What the person at the editor decides at a step that waits.</summary>
/// <param name="Exit">An exit of the step, also a hidden one, or error.</param>
/// <param name="Outputs">Outputs the step is to have.</param>
public sealed record SimulationChoice(string Exit, IReadOnlyDictionary<string, string?>? Outputs = null);
