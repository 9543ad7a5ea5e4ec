using Engine.Flows.Facts;
using Engine.Media.Prompts;
using Engine.Ports.Calls;
using Engine.Testing.Calls;

namespace Engine.Cluster.Tests.World;

/// <summary>Telephony of one node on the network of all: the simulated one belongs to one thread, so one at a time has it.</summary>
internal sealed class GuardedCallPort(SimulatedCallPort calls, Lock gate) : ICallPort
{
    public CallReservation Reserve(CallRequest request, ICallEvents events)
    {
        lock (gate)
        {
            return calls.Reserve(request, events) is CallReservation.Reserved reserved
                ? new CallReservation.Reserved(new GuardedCall(reserved.Call, gate))
                : throw new InvalidOperationException("Nothing here refuses a call.");
        }
    }

    public void EndOrphan(OrphanAttempt orphan, Action closed)
    {
        lock (gate)
        {
            calls.EndOrphan(orphan, closed);
        }
    }
}

/// <summary>A call whose every order is carried out alone.</summary>
internal sealed class GuardedCall(ICall call, Lock gate) : ICall
{
    public DialFacts Dial => call.Dial;

    public void Place() => Alone(call.Place);

    public void Release() => Alone(call.Release);

    public void Cancel(CancelCause cause) => Alone(() => call.Cancel(cause));

    public void HangUp() => Alone(call.HangUp);

    public void Play(long playbackId, EncodedPrompt prompt) => Alone(() => call.Play(playbackId, prompt));

    public void Stop(long playbackId) => Alone(() => call.Stop(playbackId));

    public void Ringback(ICall of) => Alone(() => call.Ringback(of));

    public void StopRingback() => Alone(call.StopRingback);

    public void Bridge(ICall with) => Alone(() => call.Bridge(with));

    public ICallTap Tap()
    {
        lock (gate)
        {
            return call.Tap();
        }
    }

    private void Alone(Action order)
    {
        lock (gate)
        {
            order();
        }
    }
}

/// <summary>A clock whose timers fire one at a time.</summary>
internal sealed class GuardedTime(TimeProvider time, Lock gate) : TimeProvider
{
    public override long TimestampFrequency => time.TimestampFrequency;

    public override long GetTimestamp() => time.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => time.CreateTimer(
        given =>
        {
            lock (gate)
            {
                callback(given);
            }
        },
        state,
        dueTime,
        period);
}
