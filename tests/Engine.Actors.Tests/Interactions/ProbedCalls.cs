using System.Globalization;
using Akka.Actor;
using Akka.TestKit;
using Engine.Actors.Telephony;
using Engine.Flows.Facts;
using Engine.Media.Prompts;
using Engine.Ports.Calls;

namespace Engine.Actors.Tests.Interactions;

/// <summary>Telephony that does nothing but tell a probe what it is told.</summary>
internal sealed class ProbedCalls(TestProbe probe) : ICallPort
{
    private int _minted;

    /// <summary>Who is told.</summary>
    public TestProbe Probe { get; set; } = probe;

    /// <summary>Name of the order that fails; null: none does.</summary>
    public string? BreaksAt { get; set; }

    /// <summary>A call that is cancelled is over at once; otherwise the test says when it is.</summary>
    public bool EndsWhenCancelled { get; set; }

    /// <summary>So many reservations find nothing left, though there seemed to be.</summary>
    public int FullFor { get; set; }

    public CallReservation Reserve(CallRequest request, ICallEvents events)
    {
        if (FullFor > 0)
        {
            FullFor--;
            return new CallReservation.NoRoom(SipVerdicts.FailureOf(Engine.Sip.Outcomes.LocalEvent.EngineOverload));
        }

        var number = Interlocked.Increment(ref _minted).ToString(CultureInfo.InvariantCulture);
        var (from, to) = ($"sip:{request.From}@example.com", $"sip:{request.To}@example.com");
        var dial = new DialFacts($"call-{number}", $"tag-{number}", $"z9hG4bK-{number}", 1, to, from, to, request.Destination, request.Trunk.TrunkId);
        var call = new ProbedCall(this, request, dial, events);
        Tell("reserve", call);
        return new CallReservation.Reserved(call);
    }

    public void EndOrphan(OrphanAttempt orphan, Action closed)
    {
        Tell("end_orphan", null);
        closed();
    }

    /// <summary>The next thing that was ordered; fails when it is another.</summary>
    public ProbedCall? Expect(string order) => Probe.ExpectMsg<Told>(told => string.Equals(told.Order, order, StringComparison.Ordinal)).Call;

    internal void Tell(string order, ProbedCall? call)
    {
        if (string.Equals(order, BreaksAt, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"Telephony breaks at {order}, as told.");
        }

        Probe.Ref.Tell(new Told(order, call), ActorRefs.NoSender);
    }

    /// <summary>What the probe hears.</summary>
    internal sealed record Told(string Order, ProbedCall? Call) : INoSerializationVerificationNeeded;
}

/// <summary>A call of <see cref="ProbedCalls"/>; the test says what its far end does.</summary>
internal sealed class ProbedCall(ProbedCalls calls, CallRequest request, DialFacts dial, ICallEvents events) : ICall
{
    private long _playback;

    public DialFacts Dial => dial;

    public CallRequest Request => request;

    /// <summary>Something happens to the call.</summary>
    public void Happens(CallEvent happened) => events.On(happened);

    public void Place() => calls.Tell("place", this);

    public void Release() => calls.Tell("release", this);

    public void Cancel(CancelCause cause)
    {
        calls.Tell("cancel", this);
        if (calls.EndsWhenCancelled)
        {
            Happens(new CallEvent.Failed(TimeProvider.System.GetUtcNow(), new CallFailure(null, "cancelled", Party.Caller)));
        }
    }

    public void HangUp() => calls.Tell("hang_up", this);

    public void Play(long playbackId, EncodedPrompt prompt)
    {
        _playback = playbackId;
        calls.Tell("play", this);
    }

    /// <summary>What plays has come to its end.</summary>
    public void Played(DateTimeOffset at) => Happens(new CallEvent.PlaybackEnded(at, _playback, 1_000, 1_000, Completed: true));

    public void Stop(long playbackId) => calls.Tell("stop", this);

    public void Ringback(ICall of) => calls.Tell("ringback", this);

    public void StopRingback() => calls.Tell("stop_ringback", this);

    public void Bridge(ICall with) => calls.Tell("bridge", this);

    public ICallTap Tap() => throw new NotSupportedException("Nobody listens to a probed call.");
}
