using System.Collections.Concurrent;
using System.Globalization;
using Engine.Flows.Facts;
using Engine.Media.Prompts;
using Engine.Ports.Calls;

namespace Engine.Testing.Server;

/// <summary>Telephony without a network: what happens is decided by the last digit of the number called.</summary>
internal sealed class ScriptedCalls(TimeProvider time) : ICallPort
{
    public const string Answers = "+12025550121";
    public const string IsBusy = "+12025550122";

    /// <summary>Rings until it is cancelled.</summary>
    public const string Rings = "+12025550123";

    /// <summary>Answers and hears no end of the prompt.</summary>
    public const string Holds = "+12025550124";

    private int _minted;

    public ConcurrentQueue<CallRequest> Placed { get; } = new();

    public CallReservation Reserve(CallRequest request, ICallEvents events)
    {
        var number = Interlocked.Increment(ref _minted).ToString(CultureInfo.InvariantCulture);
        var uri = $"sip:{request.To}@{request.Gateway.Host}";
        var dial = new DialFacts(
            "call-" + number, "tag-" + number, "z9hG4bK" + number, 1, uri, $"sip:{request.From}@{request.Gateway.Host}", uri, request.Destination,
            request.Trunk.TrunkId);
        return new CallReservation.Reserved(new Call(this, request, dial, events));
    }

    public void EndOrphan(OrphanAttempt orphan, Action closed) => closed();

    private sealed class Call(ScriptedCalls port, CallRequest request, DialFacts dial, ICallEvents events) : ICall
    {
        private int _ended;

        public DialFacts Dial => dial;

        private DateTimeOffset Now => port.Time.GetUtcNow();

        public void Place()
        {
            port.Placed.Enqueue(request);
            if (request.To == IsBusy)
            {
                Fail(new CallFailure(CallExit.Busy, "busy", Party.Contact, 486, "Busy Here"));
                return;
            }

            events.On(new CallEvent.Ringing(Now, 180));
            if (request.To is Answers or Holds)
            {
                events.On(new CallEvent.Answered(Now, new DialogFacts("far", "sip:far@192.0.2.1", [], 1)));
            }
        }

        public void Release()
        {
        }

        public void Cancel(CancelCause cause) => Fail(new CallFailure(CallExit.NoAnswer, "cancelled", Party.Caller, 487, "Request Terminated"));

        public void HangUp()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
            {
                events.On(new CallEvent.HungUp(Now, Party.Engine, "local_hangup", null));
            }
        }

        public void Play(long playbackId, EncodedPrompt prompt)
        {
            if (request.To != Holds)
            {
                events.On(new CallEvent.PlaybackEnded(Now, playbackId, 1000, 1000, Completed: true));
            }
        }

        public void Stop(long playbackId) => events.On(new CallEvent.PlaybackEnded(Now, playbackId, 500, 1000, Completed: false));

        public void Ringback(ICall of)
        {
        }

        public ICallTap Tap() => new NoSound();

        public void StopRingback()
        {
        }

        public void Bridge(ICall with)
        {
        }

        private void Fail(CallFailure failure)
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
            {
                events.On(new CallEvent.Failed(Now, failure));
            }
        }
    }

    private TimeProvider Time => time;

    /// <summary>Nobody says anything in these calls.</summary>
    private sealed class NoSound : ICallTap
    {
        public void Read(List<short> into)
        {
        }

        public void Dispose()
        {
        }
    }
}
