using Engine.Flows.Components;
using Engine.Flows.Components.Steps;
using Engine.Flows.Facts;
using Engine.Flows.Tests.Kit;
using Engine.Flows.Walking;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Walking;

/// <summary>FLOW-26: each way in which a contact is lost × each component that needs one. Row, reason and party tell the ways apart; the flow goes on the same way.</summary>
public sealed class LostContactTests
{
    private const string Talk = "'to': { 'number': '+13035550199' }";

    /// <summary>Settings and exits of each component that needs the contact.</summary>
    private static readonly Dictionary<string, string> Voice = new()
    {
        ["play_audio"] = "'settings': { 'source': { 'text': 'Hello.' } }, 'exits': { 'ok': 'end' }",
        ["input_ivr"] = "'settings': { 'prompt': { 'text': 'Pin?' }, 'max_digits': 4 }, 'exits': { 'ok': 'end', 'timeout': 'end' }",
        ["standard_ivr"] = "'settings': { 'prompts': [ { 'text': 'Press.' } ], 'options': { '4': 'sales' } }, 'exits': { 'sales': 'end', 'invalid': 'end', 'timeout': 'end' }",
        ["voice_ivr"] = "'settings': { 'prompt': { 'text': 'Say.' }, 'options': [ { 'exit': 'yes', 'keywords': ['yes'] } ] }, 'exits': { 'yes': 'end', 'no_match': 'end', 'timeout': 'end' }",
        ["voice_transcription"] = "'settings': { 'prompt': { 'text': 'Say.' } }, 'exits': { 'ok': 'end', 'timeout': 'end' }",
        ["forward_to_external"] = $"'settings': {{ {Talk} }}, 'exits': {{ 'no_answer': 'end', 'invalid_number': 'end' }}",
    };

    /// <summary>Who sent the BYE, why, who is at fault, and the row's exit.</summary>
    private static readonly (Party Side, string Reason, Party Fault, string Exit)[] Ways =
    [
        (Party.Contact, "remote_hangup", Party.Contact, "contact_hung_up"),
        (Party.Carrier, "network_failure", Party.Carrier, "call_lost"),
        (Party.Carrier, "session_expired", Party.Carrier, "call_lost"),
        (Party.Engine, "no_ack", Party.Carrier, "call_lost"),
        (Party.Engine, "dialog_lost", Party.Carrier, "call_lost"),
        (Party.Engine, "max_duration", Party.Engine, "call_lost"),
        (Party.Engine, "engine_failure", Party.Engine, "call_lost"),
        (Party.Engine, "media_lost", Party.Carrier, "media_lost"),
        (Party.Engine, "media_timeout", Party.Carrier, "media_lost"),
        (Party.Engine, "held", Party.Contact, "media_lost"),
    ];

    public static TheoryData<string, string> EachWayAndComponent()
    {
        var rows = new TheoryData<string, string>();
        foreach (var component in Voice.Keys)
        {
            foreach (var way in Ways)
            {
                rows.Add(component, way.Reason);
            }
        }

        return rows;
    }

    public static TheoryData<string> EachComponent => [.. Voice.Keys];

    [Fact]
    public void Table_HasEveryComponentThatNeedsTheContact() =>
        Voice.Keys.ShouldBe(BuiltInComponents.Registry.All.Where(c => c.NeedsContact).Select(c => c.Kind), ignoreOrder: true);

    // Holds FLOW-21 and FLOW-26.
    [Theory]
    [MemberData(nameof(EachWayAndComponent))]
    public void Contact_LostInAnyWay_GoesOnByOnHangup(string component, string reason)
    {
        var way = Ways.Single(w => w.Reason == reason);
        var s = Lose(Running(component), way);
        s.Path.ShouldBe($"dial:answered voice:{way.Exit} after:no_match end:ok");
        s.Journal.OfType<InteractionEvent.StepLeft>().Single(e => e.StepId == "voice").ShouldSatisfyAllConditions(
            e => e.Reason.ShouldBe(way.Exit == "contact_hung_up" ? null : reason), e => e.Next.ShouldBe("after"), e => e.Assigned.ShouldBeEmpty(), e => e.Input.ShouldBeTrue());
        Closed(s).Result.ShouldBe(new InteractionResult(Outcome.Answered, reason, way.Fault, way.Side));
    }

    // Holds FLOW-25 and FLOW-26.
    [Theory]
    [MemberData(nameof(EachComponent))]
    public void Contact_LostInARestart_GoesOnByOnHangup(string component)
    {
        var s = Running(component).Restart();
        s.Path.ShouldBe("dial:answered voice:call_lost after:no_match end:ok");
        s.Journal.OfType<InteractionEvent.StepLeft>().Single(e => e.StepId == "voice").Reason.ShouldBe("engine_restart");
        foreach (var orphan in s.Effects.OfType<InteractionEffect.EndOrphan>().ToList())
        {
            s.Do(new InteractionCommand.OrphanEnded(s.Now, orphan.Attempt));
        }

        s.Result.ShouldBe(new InteractionResult(Outcome.Answered, "engine_restart", Party.Engine, Party.Engine));
    }

    // Holds FLOW-26.
    [Theory]
    [MemberData(nameof(EachComponent))]
    public void Exits_OfALostContact_AreHiddenOnesOfTheComponent(string component)
    {
        var step = Running(component).Flow.Find("voice")!;
        step.Component.Exits(step.Settings).Where(e => e.Kind == ExitKind.Hidden).Select(e => e.Id).ShouldBeSubsetOf(["ok", "contact_hung_up", "call_lost", "media_lost"]);
        foreach (var way in Ways)
        {
            step.Component.Exits(step.Settings).ShouldContain(new ExitSpec(way.Exit, ExitKind.Hidden));
        }
    }

    /// <summary>A contact who leaves the talk has had what the forward is for; one whose line breaks has not.</summary>
    [Fact]
    public void Forward_LineBreaksWhileTheyTalk_IsLostAndNotOk()
    {
        foreach (var way in Ways)
        {
            var s = Lose(Running("forward_to_external").Answer(), way);
            s.Path.ShouldBe(way.Side == Party.Contact ? "dial:answered voice:ok" : $"dial:answered voice:{way.Exit} after:no_match end:ok");
            s.AllEffects.OfType<InteractionEffect.HangUp>().ShouldContain(e => e.Attempt == 2);
        }
    }

    /// <summary>An event of an older engine has no party of its own: the side stands for it.</summary>
    [Fact]
    public void End_WithoutAPartyOfItsOwn_IsTheSides()
    {
        var s = Running("play_audio");
        s.Do(new InteractionCommand.HungUp(s.Now, 1, Party.Carrier, "media_timeout"));
        Closed(s).Result.ShouldBe(new InteractionResult(Outcome.Answered, "media_timeout", Party.Carrier, Party.Carrier));
        s.Path.ShouldStartWith("dial:answered voice:media_lost");
    }

    [Fact]
    public void ExitOf_AllWays_IsTheRowsExit()
    {
        foreach (var way in Ways)
        {
            LostContact.ExitOf(way.Side, way.Reason).ShouldBe(way.Exit);
        }

        LostContact.ExitOf(Party.Engine, Guards.EngineRestart).ShouldBe("call_lost");
    }

    private static Session Running(string component)
    {
        var dial = Flow.Dial.Replace("'answered': 'notify'", "'answered': 'voice'", StringComparison.Ordinal);
        var s = Session.Answered(Flow.PublishSteps($$"""
            {{dial}}, {{Flow.End}},
            'voice': { 'type': '{{component}}', {{Voice[component]}}, 'on_hangup': 'after' },
            'after': { 'type': 'conditional', 'settings': { 'rules': [ { 'exit': 'yes', 'conditions': [ { 'left': 'name', 'operator': 'eq', 'right': { 'value': 'Ada' } } ] } ] },
                       'exits': { 'yes': 'end', 'no_match': 'end' } }
            """));
        return component == "forward_to_external" ? s.Prepare(Session.Ticket with { CallId = "call-2@engine", Branch = "z9hG4bK-9" }).Ring() : s;
    }

    private static Session Lose(Session s, (Party Side, string Reason, Party Fault, string Exit) way) =>
        s.After(4).Do(x => new InteractionCommand.HungUp(x.Now, 1, way.Side, way.Reason) { AtFault = way.Fault });

    /// <summary>The second leg of a forward is closed, too.</summary>
    private static Session Closed(Session s) =>
        s.State.HasEnded ? s : s.Do(x => new InteractionCommand.CallFailed(x.Now, 2, new CallFailure(null, "cancelled", Party.Caller)));
}
