using System.Text;
using Engine.Flows.Facts;

namespace Engine.Flows.Tests.Kit;

/// <summary>Answers what an interaction asks for, and throws in what nobody asked for: late, doubled, for other legs, restarts.</summary>
internal sealed class RandomWorld(Tape tape, Session session)
{
    private readonly List<InteractionEffect> _asked = [];

    public InteractionCommand Next()
    {
        session.Now += TimeSpan.FromMilliseconds(tape.Pick(0, 1, 250, 5_000, 60_000, 3_600_000));
        _asked.AddRange(session.Effects);
        return _asked.Count > 0 && tape.Chance(65) ? Answer(_asked[_asked.Count - 1 - tape.Next(Math.Min(3, _asked.Count))]) : Stranger();
    }

    private InteractionCommand Answer(InteractionEffect effect)
    {
        var at = session.Now;
        return effect switch
        {
            InteractionEffect.PrepareDial e when tape.Chance(15) => new InteractionCommand.DialRefused(at, e.Attempt, Failure()),
            InteractionEffect.PrepareDial e => new InteractionCommand.DialPrepared(at, e.Attempt, Session.Ticket with { Branch = $"z9hG4bK-{e.Attempt}-{tape.Next(2)}" }),
            InteractionEffect.PlaceCall e => Progress(e.Attempt),
            InteractionEffect.CancelCall e => new InteractionCommand.CallFailed(at, e.Attempt, Failure()),
            InteractionEffect.HangUp e => new InteractionCommand.HungUp(at, e.Attempt, Party.Engine, "local_hangup"),
            InteractionEffect.EndOrphan e => new InteractionCommand.OrphanEnded(at, e.Attempt),
            InteractionEffect.Play e => tape.Chance(85) ? new InteractionCommand.PlaybackEnded(at, e.PlaybackId, 900, 1000, tape.Chance(85)) : new InteractionCommand.PlaybackFailed(at, e.PlaybackId, "prompt_missing"),
            InteractionEffect.Bridge e => new InteractionCommand.HungUp(at, tape.Chance(50) ? e.Attempt : e.With, Party.Contact, "remote_hangup"),
            InteractionEffect.Collect e => Reply(e.Token, 0),
            InteractionEffect.Listen e => Reply(e.Token, 1),
            InteractionEffect.DrawSplit e => Reply(e.Token, 4),
            InteractionEffect.CallService e => Reply(e.Token, 2),
            InteractionEffect.RunFunction e => Reply(e.Token, 3),
            InteractionEffect.QueryRecord e => Reply(e.Token, 2),
            InteractionEffect.JoinRingGroup e => Reply(e.Token, 5),
            _ => Stranger(),
        };
    }

    private InteractionCommand Progress(int attempt) => tape.Next(5) switch
    {
        _ when session.State.Attempts[attempt - 1].Phase == AttemptPhase.Answered => new InteractionCommand.HungUp(session.Now, attempt, Party.Contact, "remote_hangup"),
        0 => new InteractionCommand.Ringing(session.Now, attempt, 180),
        1 => new InteractionCommand.CallFailed(session.Now, attempt, Failure()),
        _ => new InteractionCommand.Answered(session.Now, attempt, Session.Dialog),
    };

    /// <summary>Mostly the kind of reply that the effect wants; else any, also one it never gets.</summary>
    private InteractionCommand Reply(long token, int wanted = -1)
    {
        var at = session.Now;
        return (wanted >= 0 && tape.Chance(80) ? wanted : tape.Next(9)) switch
        {
            0 => new InteractionCommand.KeysCollected(at, token, tape.Pick("", "1", "12", "471147114711"), tape.Chance(70)),
            1 => new InteractionCommand.SpeechHeard(at, token, tape.Pick(null, "yes please", "471147114711")),
            2 => new InteractionCommand.ServiceAnswered(at, token, tape.Pick(200, 200, 500), Encoding.UTF8.GetBytes(tape.Pick("{\"records\":[{\"Name\":\"471147114711\"}]}", "{\"records\":[]}", "", "broken"))),
            3 => new InteractionCommand.FunctionReturned(at, token, new Dictionary<string, string?> { ["result"] = tape.Chance(95) ? "471147114711" : new string('x', 70_000) }),
            4 => new InteractionCommand.SplitDrawn(at, token, tape.Next(3)),
            5 => new InteractionCommand.RingGroupJoined(at, token, tape.Pick([], ["+13035550101", "sip:a@b"], ["sip:a@b"], new[] { "nowhere" })),
            6 => new InteractionCommand.EffectFailed(at, token, "service_failed"),
            7 => new InteractionCommand.EffectTimedOut(at, token),
            _ => new InteractionCommand.PlaybackEnded(at, token, 1, 1, true),
        };
    }

    private InteractionCommand Stranger()
    {
        var at = session.Now;
        var attempt = tape.Chance(80) ? Math.Max(1, session.Attempt) : tape.Next(4);
        return tape.Next(13) switch
        {
            0 => new InteractionCommand.Begin(at),
            1 => new InteractionCommand.DialPrepared(at, attempt, Session.Ticket with { Branch = $"z9hG4bK-{tape.Next(3)}" }),
            2 => new InteractionCommand.DialRefused(at, attempt, Failure()),
            3 => new InteractionCommand.Ringing(at, attempt, tape.Pick(180, 183)),
            4 => new InteractionCommand.Answered(at, attempt, Session.Dialog),
            5 => new InteractionCommand.CallFailed(at, attempt, Failure()),
            6 => new InteractionCommand.HungUp(at, attempt, tape.Pick(Party.Contact, Party.Engine, Party.Trunk), "remote_hangup"),
            7 => new InteractionCommand.OrphanEnded(at, attempt),
            8 => tape.Chance(20) ? new InteractionCommand.Cancel(at, "someone") : new InteractionCommand.DeadlineReached(at),
            9 => new InteractionCommand.Resume(at),
            _ => Reply(tape.Chance(80) ? session.State.Current?.Token ?? 0 : tape.Next(6)),
        };
    }

    private CallFailure Failure() => tape.Next(3) switch
    {
        0 => new CallFailure(tape.Pick(CallExit.Busy, CallExit.NoAnswer, CallExit.InvalidNumber, CallExit.InvalidOutboundNumber), "declined", Party.Contact, 603),
        1 => new CallFailure(null, "server_error", Party.Carrier, 500, Failover: true),
        _ => new CallFailure(null, "forbidden", Party.Trunk, 403),
    };
}
