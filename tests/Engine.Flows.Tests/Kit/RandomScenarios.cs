using System.Text.Json;
using Engine.Flows.Components.Steps;
using Engine.Flows.Scenarios;

namespace Engine.Flows.Tests.Kit;

/// <summary>What the world does to a flow of <see cref="RandomFlows"/>, made at random: callee, keys, words, services, splits, failures, the clock.</summary>
internal sealed class RandomScenarios(Tape tape)
{
    public const string Secret = "471147114711";

    private static readonly string[] Results = ["answer", "answer", "answer", "busy", "decline", "no_answer", "invalid_number", "failure", "caller_id_refused"];

    public Scenario Make(PublishedFlow flow)
    {
        string[] steps = [.. flow.Steps.Select(s => s.Id).Order(StringComparer.Ordinal)];
        return new Scenario
        {
            Name = "random",
            Arguments = new Dictionary<string, string>
            {
                ["phone"] = tape.Pick("+12025550123", "+12025550123", "+12025550123", "nonsense"), ["a"] = tape.Pick("1", "2", "0", "x"), ["pin"] = Secret,
            },
            Clock = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).AddHours(tape.Next(24 * 400)),
            Callee = new Callee { Result = tape.Pick(Results), AfterSeconds = tape.Next(20), Does = [.. Enumerable.Range(0, tape.Next(8)).Select(_ => Reaction(tape.Pick(steps)))] },
            Others = new Dictionary<string, Callee>
            {
                ["+13035550199"] = Other(), ["+13035550101"] = Other(), ["sip:a@b"] = Other(),
            },
            RingGroups = tape.Chance(80) ? new Dictionary<string, IReadOnlyList<string>> { ["support"] = ["+13035550101", "sip:a@b"] } : new Dictionary<string, IReadOnlyList<string>>(),
            Services = steps.Where(_ => tape.Chance(80)).ToDictionary(s => s, _ => (IReadOnlyList<StubAnswer>)[Stub()]),
            Failures = steps.Where(_ => tape.Chance(4)).ToDictionary(s => s, _ => "service_failed"),
        };
    }

    private Callee Other() => new() { Result = tape.Pick(Results), AfterSeconds = tape.Next(20), HangUpAfterSeconds = tape.Pick<double?>(null, 1, 90) };

    private Reaction Reaction(string step) => tape.Next(4) switch
    {
        0 => new Reaction { Step = step, Press = tape.Pick("1", "2", "9", "12#", "4711") },
        1 => new Reaction { Step = step, Say = tape.Pick("yes please", "no", Secret) },
        2 => new Reaction { Step = step, HangUpAtPercent = tape.Next(101) },
        _ => new Reaction { Step = step, HangUpAfterSeconds = tape.Next(30) },
    };

    private StubAnswer Stub() => tape.Next(5) switch
    {
        0 => new StubAnswer { TimesOut = true },
        1 => new StubAnswer { Status = 500 },
        2 => new StubAnswer { Status = 200, Body = Json("{\"records\":[]}"), Outputs = new Dictionary<string, string>() },
        _ => new StubAnswer { Status = 200, Body = Json($"{{\"records\":[{{\"Name\":\"{Secret}\"}}]}}"), Outputs = new Dictionary<string, string> { ["result"] = Secret } },
    };

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);
}
