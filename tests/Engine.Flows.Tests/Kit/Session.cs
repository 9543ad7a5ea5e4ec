using System.Text.Json;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document.Arguments;
using Engine.Flows.Facts;
using Engine.Flows.Report;
using Engine.Flows.Walking;
using Shouldly;

namespace Engine.Flows.Tests.Kit;

/// <summary>One interaction driven by hand: commands in, journal and effects out; every decision is checked against a replay.</summary>
internal sealed class Session
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static readonly DialFacts Ticket = new("call-1@engine", "from-1", "z9hG4bK-1", 1, "sip:+12025550123@trunk", "sip:+12025550100@engine", "sip:+12025550123@trunk", "192.0.2.1:5060", "main", "gw1");

    public static readonly DialogFacts Dialog = new("to-1", "sip:callee@192.0.2.9", [], 1);

    public Session(PublishedFlow flow, params (string Name, string? Value)[] arguments)
        : this(flow, Noon, arguments)
    {
    }

    public Session(PublishedFlow flow, DateTimeOffset start, params (string Name, string? Value)[] arguments)
    {
        Flow = flow;
        Now = start;
        var body = JsonSerializer.SerializeToElement(arguments.ToDictionary(a => a.Name, a => a.Value));
        var reading = ArgumentRules.Read(flow.Document, flow.SensitiveVariables, body, "interaction-1");
        reading.Faults.ShouldBeEmpty();
        Do(new InteractionCommand.Accept(Now, new InteractionIdentity("account-1", "interaction-1", "execution-1", flow.Identity.FlowId, flow.Identity.VersionId, flow.Identity.Version, flow.Document.Name), reading.Variables));
    }

    public PublishedFlow Flow { get; }

    public DateTimeOffset Now { get; set; }

    public InteractionState State { get; private set; } = InteractionState.None;

    public List<InteractionEvent> Journal { get; } = [];

    /// <summary>Effects of the last decision.</summary>
    public IReadOnlyList<InteractionEffect> Effects { get; private set; } = [];

    public List<InteractionEffect> AllEffects { get; } = [];

    public Decision Last { get; private set; } = Decision.Ignored;

    /// <summary>A session that has begun with a good number.</summary>
    public static Session Begin(PublishedFlow flow, params (string Name, string? Value)[] arguments)
    {
        (string, string?)[] all = arguments.Any(a => a.Name == "phone") ? arguments : [("phone", "+12025550123"), .. arguments];
        return new Session(flow, all).Do(s => new InteractionCommand.Begin(s.Now));
    }

    /// <summary>A session whose contact is on the line.</summary>
    public static Session Answered(PublishedFlow flow, params (string Name, string? Value)[] arguments) => Begin(flow, arguments).Prepare().Ring().Answer();

    public Session After(double seconds)
    {
        Now += TimeSpan.FromSeconds(seconds);
        return this;
    }

    public Session Do(Func<Session, InteractionCommand> command) => Do(command(this));

    public Session Do(InteractionCommand command)
    {
        var decision = InteractionRules.Decide(State, command, Flow);
        foreach (var happened in decision.Events)
        {
            State = InteractionRules.Evolve(State, happened);
        }

        Journal.AddRange(decision.Events);
        Effects = decision.Effects;
        AllEffects.AddRange(decision.Effects);
        Last = decision;
        JsonSerializer.Serialize(InteractionRules.Replay(Journal)).ShouldBe(JsonSerializer.Serialize(State), "replay equals live");
        return this;
    }

    public int Attempt => State.Attempts.Count;

    public Session Prepare(DialFacts? ticket = null) => Do(new InteractionCommand.DialPrepared(Now, Attempt, ticket ?? Ticket));

    public Session Ring(double after = 2) => After(after).Do(s => new InteractionCommand.Ringing(s.Now, s.Attempt, 180));

    public Session Answer(double after = 3) => After(after).Do(s => new InteractionCommand.Answered(s.Now, s.Attempt, Dialog));

    public Session FailCall(CallExit? exit, string reason, Party party = Party.Contact, int? status = null, bool failover = false) =>
        Do(new InteractionCommand.CallFailed(Now, Attempt, new CallFailure(exit, reason, party, status, Failover: failover)));

    public Session HangUp(Party side = Party.Contact, string reason = "remote_hangup") => Do(new InteractionCommand.HungUp(Now, 1, side, reason));

    public Session Played(double seconds = 6) => After(seconds).Do(s => new InteractionCommand.PlaybackEnded(s.Now, s.State.Current!.Token, 6000, 6000, true));

    public Session Deadline() => Do(s => new InteractionCommand.DeadlineReached(s.Now));

    public Session Restart(string cause = Guards.EngineRestart) => Do(s => new InteractionCommand.Resume(s.Now) { Cause = cause });

    /// <summary>"step:exit" of every row so far.</summary>
    public string Path => string.Join(" ", Journal.OfType<InteractionEvent.StepLeft>().Select(e => $"{e.StepId}:{e.Exit}"));

    public InteractionResult Result => State.Result.ShouldNotBeNull("the interaction has ended");

    public T Effect<T>()
        where T : InteractionEffect => Effects.OfType<T>().Single();

    public IEnumerable<ReportChange> Report => Journal.SelectMany(InteractionReport.Project);
}
