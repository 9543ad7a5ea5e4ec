using System.Text;
using Engine.Flows.Components;
using Engine.Flows.Components.Steps;
using Engine.Flows.Facts;

namespace Engine.Flows.Scenarios;

/// <summary>Stubbed services, functions, ring groups and the splitters' counters of one run, virtual or real. One for each run; not thread-safe.</summary>
public sealed class VirtualServices(PublishedFlow flow, Scenario scenario)
{
    private const double AnswerSeconds = 0.2;

    private readonly Dictionary<string, int> _used = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long[]> _counters = new(StringComparer.Ordinal);

    /// <summary>The commands that come of an effect of the given step, each at its own time; empty for effects that are not stubbed.</summary>
    public IEnumerable<InteractionCommand> Answer(InteractionEffect effect, string step, DateTimeOffset now) =>
        effect switch
        {
            InteractionEffect.DrawSplit e => [new InteractionCommand.SplitDrawn(now, e.Token, Draw(e))],
            InteractionEffect.CallService e => [Service(e.Token, step, e.Request.TimeoutSeconds, now)],
            InteractionEffect.QueryRecord e => [Service(e.Token, step, e.TimeoutSeconds, now)],
            InteractionEffect.RunFunction e => [Function(e, step, now)],
            InteractionEffect.JoinRingGroup e => [new InteractionCommand.RingGroupJoined(now, e.Token, scenario.RingGroups.GetValueOrDefault(e.GroupId))],
            _ => [],
        };

    private InteractionCommand Service(long token, string step, int timeoutSeconds, DateTimeOffset now)
    {
        if (Stub(step) is not { } stub)
        {
            return new InteractionCommand.EffectFailed(now, token, "not_stubbed");
        }

        return stub.TimesOut
            ? new InteractionCommand.EffectTimedOut(now.AddSeconds(timeoutSeconds), token)
            : new InteractionCommand.ServiceAnswered(now.AddSeconds(AnswerSeconds), token, stub.Status ?? 200, Encoding.UTF8.GetBytes(stub.Body?.GetRawText() ?? ""));
    }

    private InteractionCommand Function(InteractionEffect.RunFunction effect, string step, DateTimeOffset now)
    {
        if (Stub(step) is not { } stub)
        {
            return new InteractionCommand.EffectFailed(now, effect.Token, "not_stubbed");
        }

        var outputs = stub.Outputs?.ToDictionary(o => o.Key, o => (string?)o.Value, StringComparer.Ordinal) ?? new Dictionary<string, string?>(StringComparer.Ordinal);
        return stub.TimesOut
            ? new InteractionCommand.EffectTimedOut(now.AddSeconds(effect.TimeoutSeconds), effect.Token)
            : new InteractionCommand.FunctionReturned(now.AddSeconds(AnswerSeconds), effect.Token, outputs);
    }

    private StubAnswer? Stub(string step) =>
        scenario.Services.TryGetValue(step, out var answers) ? answers[Math.Min(Use(step), answers.Count - 1)] : null;

    private int Draw(InteractionEffect.DrawSplit draw)
    {
        var exits = TrafficSplitter.EnabledExits(flow.Step(draw.StepId));
        if (scenario.Splits.TryGetValue(draw.StepId, out var wanted) && Use(draw.StepId) is var nth && nth < wanted.Count)
        {
            return Array.IndexOf(exits, wanted[nth]);
        }

        var (choice, counter) = SmoothRoundRobin.Next(_counters.GetValueOrDefault(draw.StepId), draw.Weights);
        _counters[draw.StepId] = counter;
        return choice;
    }

    /// <summary>How often this step was asked before.</summary>
    private int Use(string step)
    {
        var before = _used.GetValueOrDefault(step);
        _used[step] = before + 1;
        return before;
    }
}
