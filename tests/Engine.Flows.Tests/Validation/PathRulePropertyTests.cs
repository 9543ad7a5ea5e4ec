using Engine.Flows.Components;
using Engine.Flows.Document;
using Engine.Flows.Facts;
using Engine.Flows.Tests.Kit;
using Engine.Flows.Validation;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Validation;

/// <summary>What passes the path rules holds at run time: whatever the world does, a voice step is not reached without a contact but by a hang-up.</summary>
public sealed class PathRulePropertyTests
{
    [Fact]
    public void FlowThatPasses_NeverReachesAVoiceStepOrASecondCallWithoutCause()
    {
        var passed = 0;
        for (var seed = 0; seed < 6_000; seed++)
        {
            var random = new Random(seed);
            var tape = new Tape([.. Enumerable.Range(0, 220).Select(_ => random.Next())]);
            var check = FlowValidator.Check(Flow.Bytes(new WildFlows(tape).Make()), BuiltInComponents.Registry, TestCatalog.Instance);
            if (check.CanPublish)
            {
                passed++;
                Run(new Session(Flow.Publish(check.Document!), ("phone", "+12025550123")).Do(s => new InteractionCommand.Begin(s.Now)), tape, seed);
            }
        }

        passed.ShouldBeGreaterThan(300, "the property is tried on enough flows");
    }

    private static void Run(Session session, Tape tape, int seed)
    {
        var world = new RandomWorld(tape, session);
        while (!tape.IsSpent && !session.State.HasEnded)
        {
            session.Do(world.Next());
        }

        var lost = session.State.Attempts.Any(a => a.Role == LegRole.Contact && (a.HungUpBy is not null || a.Indeterminate));
        var stopped = session.Journal.OfType<InteractionEvent.StepLeft>().LastOrDefault(e => e.Next is not null && !session.Journal.Any(x => x is InteractionEvent.StepEntered n && n.Order == e.Order + 1));
        if (stopped is not null && IsVoice(session, stopped.Next!))
        {
            lost.ShouldBeTrue($"seed {seed}: {session.Path} stops before {stopped.Next} though nobody hung up");
        }

        var calls = session.Journal.OfType<InteractionEvent.StepEntered>().Count(e => e.Component == "make_outbound_call");
        calls.ShouldBeLessThanOrEqualTo(1, $"seed {seed}");
    }

    private static bool IsVoice(Session session, string step) => BuiltInComponents.Registry.Find(session.Flow.Document.Steps[step].Type)!.NeedsContact;

    /// <summary>The four states of every step, found the slow way: by walking all ways up to a length that covers every small flow.</summary>
    [Fact]
    public void PathFaults_AreExactlyThoseThatWalkingAllWaysFinds()
    {
        for (var seed = 0; seed < 1_500; seed++)
        {
            var random = new Random(seed);
            var json = new WildFlows(new Tape([.. Enumerable.Range(0, 220).Select(_ => random.Next())])).Make();
            var check = FlowValidator.Check(Flow.Bytes(json), BuiltInComponents.Registry, TestCatalog.Instance);
            var found = check.Faults.Where(f => f.Code is "contact_missing" or "contact_present").Select(f => (f.Step!, f.Code)).ToHashSet();
            var calls = check.Faults.Where(f => f.Code is "second_call" or "call_retry_loop").Select(f => f.Step!).ToHashSet();
            var slow = new SlowWalk(check.Document!);
            found.SetEquals(slow.ContactFaults).ShouldBeTrue($"seed {seed}");
            calls.SetEquals(slow.CallFaults).ShouldBeTrue($"seed {seed}");
        }
    }

    /// <summary>The path rules (FLOW-17) written down a second time, for these kinds of step only.</summary>
    private sealed class SlowWalk
    {
        private readonly FlowDocument _flow;
        private readonly HashSet<(string, bool, bool)> _seen = [];

        public SlowWalk(FlowDocument flow)
        {
            _flow = flow;
            Visit(flow.Entry!, false, false);
        }

        public HashSet<(string, string)> ContactFaults { get; } = [];

        public HashSet<string> CallFaults { get; } = [];

        private void Visit(string id, bool called, bool online)
        {
            if (!_seen.Add((id, called, online)))
            {
                return;
            }

            var step = _flow.Steps[id];
            var voice = step.Type is "play_audio" or "standard_ivr" or "input_ivr" or "voice_ivr" or "voice_transcription" or "forward_to_external";
            if (voice && !online)
            {
                ContactFaults.Add((id, "contact_missing"));
            }

            switch (step.Type)
            {
                case "make_outbound_call" when called:
                    CallFaults.Add(id);
                    break;
                case "make_outbound_call" or "callback" when online:
                    ContactFaults.Add((id, "contact_present"));
                    break;
                default:
                    break;
            }

            foreach (var (exit, target) in step.Exits ?? [])
            {
                Go(step, exit, target, called, online);
            }

            if (step.OnError is { } route)
            {
                Go(step, "error", route.StartsWith("step:", StringComparison.Ordinal) ? route[5..] : step.Exits!.GetValueOrDefault(route[5..]), called, online);
            }

            if (step.OnHangup is { } next)
            {
                Visit(next, called, false);
            }
        }

        private void Go(FlowStep step, string exit, string? target, bool called, bool online)
        {
            if (target is null)
            {
                return;
            }

            switch (step.Type)
            {
                case "make_outbound_call":
                    Visit(target, true, exit == "answered");
                    break;
                case "callback":
                    Visit(target, called, exit == "call_finished");
                    break;
                default:
                    Visit(target, called, online);
                    break;
            }
        }
    }
}
