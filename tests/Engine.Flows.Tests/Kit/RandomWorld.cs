using Engine.Flows.Interactions;

namespace Engine.Flows.Tests.Kit;

/// <summary>Throws commands at an interaction: those that fit, late ones, doubled ones, for other legs, restarts.</summary>
internal sealed class RandomWorld(Tape tape, Session session)
{
    public InteractionCommand Next()
    {
        session.Now += TimeSpan.FromMilliseconds(tape.Pick(0, 1, 250, 5_000, 60_000, 3_600_000));
        var at = session.Now;
        var attempt = tape.Chance(90) ? Math.Max(1, session.Attempt) : tape.Next(4);
        var token = tape.Chance(85) ? session.State.Current?.Token ?? 0 : tape.Next(6);
        return tape.Next(16) switch
        {
            0 => new InteractionCommand.Begin(at),
            1 or 2 or 3 => new InteractionCommand.DialPrepared(at, attempt, Session.Ticket with { Branch = $"z9hG4bK-{tape.Next(3)}" }),
            4 => new InteractionCommand.DialRefused(at, attempt, Failure()),
            5 => new InteractionCommand.Ringing(at, attempt, tape.Pick(180, 183)),
            6 or 7 => new InteractionCommand.Answered(at, attempt, Session.Dialog),
            8 => new InteractionCommand.CallFailed(at, attempt, Failure()),
            9 => new InteractionCommand.HungUp(at, attempt, tape.Pick(Party.Contact, Party.Engine, Party.Trunk), "remote_hangup"),
            10 or 11 => new InteractionCommand.PlaybackEnded(at, token, 900, 1000, tape.Chance(80)),
            12 => new InteractionCommand.PlaybackFailed(at, token, "prompt_missing"),
            13 => tape.Chance(20) ? new InteractionCommand.Cancel(at, "someone") : new InteractionCommand.DeadlineReached(at),
            14 => new InteractionCommand.OrphanEnded(at, attempt),
            _ => new InteractionCommand.Resume(at),
        };
    }

    private CallFailure Failure() => tape.Next(3) switch
    {
        0 => new CallFailure(tape.Pick(CallExit.Busy, CallExit.NoAnswer, CallExit.InvalidNumber), "declined", Party.Contact, 603),
        1 => new CallFailure(null, "server_error", Party.Carrier, 500, Failover: true),
        _ => new CallFailure(null, "forbidden", Party.Trunk, 403),
    };
}
