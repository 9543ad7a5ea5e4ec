using System.Globalization;
using Engine.Actors.Telephony;
using Engine.Flows.Facts;
using Engine.Ports.Calls;
using Engine.Ports.Faults;
using Engine.Sip.Outcomes;

namespace Engine.Testing.Calls;

/// <summary>Telephony of one simulated process. Single-threaded: runs on the thread that moves virtual time.</summary>
public sealed class SimulatedCallPort(SimulatedNetwork network, IDialogLedger ledger, ICrashPoints crashPoints, string process) : ICallPort
{
    private static readonly TimeSpan RoundTrip = TimeSpan.FromMilliseconds(30);
    private readonly HashSet<object> _open = [];
    private int _minted;

    /// <summary>Calls this process may hold; further ones are refused as engine_overload.</summary>
    public int Capacity { get; set; } = int.MaxValue;

    /// <summary>Trunks without a free channel.</summary>
    public HashSet<string> FullTrunks { get; } = new(StringComparer.Ordinal);

    /// <summary>Reserved or placed calls that are not over.</summary>
    public int Open => _open.Count;

    internal SimulatedNetwork Network => network;

    internal IDialogLedger Ledger => ledger;

    internal ICrashPoints CrashPoints => crashPoints;

    internal bool Dead { get; private set; }

    /// <summary>The process dies: it sends and hears nothing more.</summary>
    public void Kill()
    {
        Dead = true;
        network.LoseCallers(this);
    }

    /// <inheritdoc />
    public CallReservation Reserve(CallRequest request, ICallEvents events)
    {
        if (_open.Count >= Capacity)
        {
            return new CallReservation.Refused(SipVerdicts.FailureOf(LocalEvent.EngineOverload));
        }

        if (FullTrunks.Contains(request.Trunk.TrunkId))
        {
            return new CallReservation.Refused(SipVerdicts.FailureOf(LocalEvent.ChannelsExhausted));
        }

        var number = (++_minted).ToString(CultureInfo.InvariantCulture);
        var dial = new DialFacts(
            request.Failover?.CallId ?? $"{process}-call-{number}",
            request.Failover?.FromTag ?? $"{process}-tag-{number}",
            $"z9hG4bK-{process}-{number}",
            (request.Failover?.LastCSeq ?? 0) + 1,
            $"sip:{request.To}@{request.Trunk.Domain ?? request.Gateway.Host}",
            $"sip:{request.From}@{request.Trunk.Domain ?? request.Gateway.Host}",
            $"sip:{request.To}@{request.Trunk.Domain ?? request.Gateway.Host}",
            request.Destination,
            request.Trunk.TrunkId,
            request.Gateway.Host);
        var call = new SimulatedCall(this, request, dial, events);
        _open.Add(call);
        return new CallReservation.Reserved(call);
    }

    /// <inheritdoc />
    public void EndOrphan(OrphanAttempt orphan, Action closed)
    {
        if (Dead)
        {
            return;
        }

        var end = network.Find(orphan.Dial.Branch);
        var dialogKnown = orphan.Dialog is not null || ledger.Find(orphan.Dial.CallId).Count > 0;
        network.Note(dialogKnown ? "BYE" : "CANCEL", orphan.Dial.CallId, orphan.Dial.Branch, orphan.Dial.Destination);
        if (dialogKnown)
        {
            end?.Bye();
        }
        else
        {
            end?.Cancel();
            if (end?.At == FarEnd.Phase.Answered)
            {
                network.Note("ACK", orphan.Dial.CallId, orphan.Dial.Branch, orphan.Dial.Destination);
                network.Note("BYE", orphan.Dial.CallId, orphan.Dial.Branch, orphan.Dial.Destination);
                end.Bye();
            }
        }

        ledger.Ended(orphan.Dial.CallId);
        network.After(RoundTrip, Alive(closed));
    }

    internal void Forget(object call) => _open.Remove(call);

    /// <summary>A dead process runs no timer.</summary>
    internal Action Alive(Action action) => () =>
    {
        if (!Dead)
        {
            action();
        }
    };
}
