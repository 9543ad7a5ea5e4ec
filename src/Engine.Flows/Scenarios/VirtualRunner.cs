using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Document.Arguments;
using Engine.Flows.Facts;
using Engine.Flows.Walking;

namespace Engine.Flows.Scenarios;

/// <summary>Runs a scenario in virtual time: the real rules, an imagined world, no SIP, no waiting.</summary>
public static class VirtualRunner
{
    /// <summary>A Monday, so that business hours hold.</summary>
    public static readonly DateTimeOffset DefaultClock = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Commands one run may take; more means that world and flow play ping-pong.</summary>
    private const int MaxCommands = 20_000;

    private const string InteractionId = "00000000000000000000000000000001";
    private const string ExecutionId = "00000000000000000000000000000002";

    /// <summary>Runs one scenario on a flow that passed validation.</summary>
    /// <param name="flow">The version.</param>
    /// <param name="scenario">What the world does.</param>
    /// <param name="cancellation">Ends a run that takes too long.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static ScenarioResult Run(PublishedFlow flow, Scenario scenario, CancellationToken cancellation = default)
    {
        var body = JsonSerializer.SerializeToElement(ToJson(scenario.Arguments), ScenarioJson.Default.JsonObject);
        var arguments = ArgumentRules.Read(flow.Document, flow.SensitiveVariables, body, InteractionId);
        if (!arguments.IsAccepted)
        {
            return new ScenarioResult([], null, new Dictionary<string, string?>(StringComparer.Ordinal), [],
                [.. arguments.Faults.Select(f => $"Argument {f.Name}: {f.Description}")]);
        }

        var identity = new InteractionIdentity(
            "virtual", InteractionId, ExecutionId, flow.Identity.FlowId, flow.Identity.VersionId, flow.Identity.Version, flow.Document.Name);
        return ScenarioJudge.Judge(flow, scenario, Walk(flow, scenario, identity, arguments.Variables, cancellation));
    }

    private static List<InteractionEvent> Walk(
        PublishedFlow flow, Scenario scenario, InteractionIdentity identity, IReadOnlyList<VariableValue> variables,
        CancellationToken cancellation)
    {
        var journal = new List<InteractionEvent>();
        var state = InteractionState.None;
        var world = new VirtualWorld(flow, scenario);
        var start = scenario.Clock ?? DefaultClock;
        var queue = new PriorityQueue<InteractionCommand, (DateTimeOffset At, int Order)>();
        var order = 0;
        Add(new InteractionCommand.Accept(start, identity, variables));
        Add(new InteractionCommand.Begin(start));
        for (var i = 0; i < MaxCommands && !state.HasEnded; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var command = Next();
            var decision = InteractionRules.Decide(state, command, flow);
            journal.AddRange(decision.Events);
            state = decision.Events.Aggregate(state, InteractionRules.Evolve);
            foreach (var reply in decision.Effects.SelectMany(e => world.Answer(e, state, command.At)))
            {
                Add(reply);
            }
        }

        return journal;

        void Add(InteractionCommand command) => queue.Enqueue(command, (command.At, order++));

        // What the world does, unless the rules' own deadline comes first.
        InteractionCommand Next() =>
            InteractionRules.NextDeadline(state) is { } due && (!queue.TryPeek(out _, out var first) || due < first.At)
                ? new InteractionCommand.DeadlineReached(due)
                : queue.Dequeue();
    }

    private static JsonObject ToJson(IReadOnlyDictionary<string, string> arguments) =>
        new(arguments.Select(a => KeyValuePair.Create<string, JsonNode?>(a.Key, a.Value)));
}
