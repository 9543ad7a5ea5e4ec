using Engine.Actors.Telephony;
using Engine.Flows.Facts;
using Engine.Media.Prompts;
using Engine.Ports.Calls;
using Engine.Ports.Faults;
using Engine.Sip.Outcomes;
using FlowParty = Engine.Flows.Facts.Party;

namespace Engine.Testing.Calls;

/// <summary>One call of a simulated process: the same promises to its actor as the real one.</summary>
internal sealed class SimulatedCall(SimulatedCallPort port, CallRequest request, DialFacts dial, ICallEvents events) : ICall
{
    /// <summary>How long a gateway that stands before others may keep silent (DNS-08).</summary>
    private static readonly TimeSpan FirstResponse = TimeSpan.FromSeconds(4);

    private readonly SimulatedPlayer _player = new(port.Network, events);
    private FarEnd? _end;
    private ITimer? _ring;
    private LocalEvent? _cancelledFor;
    private DateTimeOffset _placedAt;
    private DateTimeOffset? _ringingAt;
    private DateTimeOffset _answeredAt;
    private bool _answered;
    private bool _over;
    private string? _hears;

    public DialFacts Dial => dial;

    public SimulatedCallPort Port => port;

    private DateTimeOffset Now => port.Network.Time.GetUtcNow();

    public void Place()
    {
        if (port.Dead || _end is not null || _over)
        {
            return;
        }

        _placedAt = Now;
        Send("INVITE");
        _end = port.Network.Connect(request, this);
        port.CrashPoints.Hit(CrashPoint.InviteSent);
        _ring = port.Network.After(request.Ring, port.Alive(() => GiveUp(LocalEvent.NoRinging)));
        if (request.MoreGateways && port.Network.Script(request).Dead)
        {
            port.Network.After(FirstResponse, port.Alive(() => Fail(SipVerdicts.FailureOf(LocalEvent.NoResponse) with { Exit = null, Failover = true })));
        }
    }

    public void Release()
    {
        _over = true;
        port.Forget(this);
    }

    public void Cancel(CancelCause cause)
    {
        if (_answered)
        {
            HangUp();
        }
        else
        {
            GiveUp(cause == CancelCause.Shutdown ? LocalEvent.Shutdown : LocalEvent.Cancelled);
        }
    }

    public void HangUp()
    {
        if (port.Dead || _over || !_answered)
        {
            return;
        }

        Send("BYE");
        port.CrashPoints.Hit(CrashPoint.ByeSent);
        _player.Cut();
        _end!.Bye();
    }

    public void Play(long playbackId, EncodedPrompt prompt)
    {
        if (port.Dead)
        {
            return;
        }

        port.Network.PlayedTooEarly += _answered ? 0 : 1;
        _player.Play(playbackId, prompt.DurationMs, port.Alive);
    }

    public void Stop(long playbackId) => _player.Stop(playbackId);

    public void Ringback(ICall of)
    {
        if (!port.Dead)
        {
            _hears = of.Dial.CallId;
            port.Network.Joins.Add($"{dial.CallId} hears {of.Dial.CallId} ring");
        }
    }

    public void StopRingback()
    {
        if (!port.Dead && _hears is { } rings)
        {
            _hears = null;
            port.Network.Joins.Add($"{dial.CallId} no longer hears {rings}");
        }
    }

    public void Bridge(ICall with)
    {
        if (!port.Dead)
        {
            _hears = null;
            port.Network.Joins.Add($"{dial.CallId} talks with {with.Dial.CallId}");
        }
    }

    public ICallTap Tap() => new SimulatedTap(port.Network.Time, _answeredAt, port.Network.Script(request).Says);

    internal void OnRinging()
    {
        _ringingAt ??= Now;
        _ring?.Dispose();
        _ring = port.Network.After(request.Ring, port.Alive(() => GiveUp(LocalEvent.RingTimeout)));
        events.On(new CallEvent.Ringing(Now, 180, (int)(Now - _placedAt).TotalMilliseconds));
    }

    internal void OnFinal(int status, int? q850)
    {
        Send("ACK");
        if (_cancelledFor is { } cause)
        {
            Fail(SipVerdicts.FailureOf(cause) with { SipStatus = status });
            return;
        }

        var outcome = OutcomeRules.Decide(new FinalFacts { Status = status, Ringing = _ringingAt is not null, Phrase = "", Q850 = q850 });
        var result = new Engine.Sip.Calls.Outgoing.CallResult
        {
            Exit = outcome.Exit, Reason = outcome.Reason, Party = outcome.Party, SipStatus = status, Q850 = q850, Failover = outcome.Failover,
            RetryLater = outcome.Retry == Retry.Later,
        };
        Fail(SipVerdicts.FailureOf(result, request.MoreGateways));
    }

    internal void OnAnswer()
    {
        var dialog = new DialogFacts($"remote-{dial.Branch}", $"sip:callee@{request.Destination}", [], dial.CSeq);
        port.Ledger.Confirmed(dial.CallId, dialog);
        port.CrashPoints.Hit(CrashPoint.ConfirmedBeforeAck);
        Send("ACK");
        _end!.Ack();
        _ring?.Dispose();
        if (_cancelledFor is { } cause)
        {
            Send("BYE");
            _end.Bye();
            Fail(SipVerdicts.FailureOf(cause) with { AnsweredAfterCancel = true, SipStatus = 200 });
            return;
        }

        _answered = true;
        _answeredAt = Now;
        events.On(new CallEvent.Answered(Now, dialog));
    }

    internal void OnKey(char key) => port.Alive(() => events.On(new CallEvent.Digit(Now, key)))();

    internal void OnRemoteBye()
    {
        End(new CallEvent.HungUp(Now, FlowParty.Contact, SipVerdicts.NameOf(CallReason.RemoteHangup), 16));
        _player.Cut();
    }

    internal void OnByeConfirmed()
    {
        if (_answered)
        {
            End(new CallEvent.HungUp(Now, FlowParty.Engine, SipVerdicts.NameOf(CallReason.LocalHangup), null));
        }
    }

    private void GiveUp(LocalEvent cause)
    {
        if (port.Dead || _over || _answered || _end is null || _cancelledFor is not null)
        {
            return;
        }

        _cancelledFor = cause;
        Send("CANCEL");
        _ring?.Dispose();
        if (port.Network.Script(request).Dead)
        {
            Fail(SipVerdicts.FailureOf(cause == LocalEvent.NoRinging ? LocalEvent.NoResponse : cause) with { Failover = false });
        }
        else
        {
            _end.Cancel();
        }
    }

    private void Fail(CallFailure failure) => End(new CallEvent.Failed(Now, failure with
    {
        RingingMs = _ringingAt is { } since ? (int)(Now - since).TotalMilliseconds : 0,
        PostDialDelayMs = _ringingAt is { } rang ? (int)(rang - _placedAt).TotalMilliseconds : null,
        HungUpBy = _cancelledFor is null ? null : FlowParty.Engine,
    }));

    private void End(CallEvent last)
    {
        if (_over)
        {
            return;
        }

        _over = true;
        _ring?.Dispose();
        port.Ledger.Ended(dial.CallId);
        port.Forget(this);
        events.On(last);
    }

    private void Send(string method) => port.Network.Note(method, dial.CallId, dial.Branch, dial.Destination);
}
