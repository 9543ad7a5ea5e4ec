using Engine.Sip.Counters;
using Engine.Sip.Timers;
using Engine.Sip.Transport;

namespace Engine.Sip.Methods;

/// <summary>Repeats our 2xx to an INVITE at T1, doubling up to T2, until its ACK; after 64*T1 without one the dialog is ended (RFC 3261 §13.3.1.4).</summary>
internal sealed class SuccessResender : ITimerTarget
{
    private const int RepeatTimer = 0;
    private const int DeadlineTimer = 1;

    private readonly IDialogEvents _owner;
    private readonly TimerNode _repeat;
    private readonly TimerNode _deadline;
    private Packet? _response;
    private SipEndpoint _to;
    private uint _cseq;
    private long _interval;
    private bool _answerExpected;

    internal SuccessResender(IDialogEvents owner)
    {
        _owner = owner;
        _repeat = new TimerNode(this, RepeatTimer);
        _deadline = new TimerNode(this, DeadlineTimer);
    }

    /// <summary>Our 2xx waits for its ACK.</summary>
    internal bool IsWaiting => _response is not null;

    /// <summary>That 2xx held our offer, so the ACK must hold the answer.</summary>
    internal bool OwnOfferOpen => IsWaiting && _answerExpected;

    /// <summary>Begins to repeat a 2xx that was just sent.</summary>
    internal void Start(ReadOnlySpan<byte> response, in SipEndpoint to, uint cseq, bool answerExpected)
    {
        Stop();
        _response = _owner.Services.Packets.Store(response);
        (_to, _cseq, _answerExpected) = (to, cseq, answerExpected);
        _interval = _owner.TimerValues.NextCapped(0);
        _owner.Services.Timers.Arm(_repeat, _interval);
        _owner.Services.Timers.Arm(_deadline, _owner.TimerValues.Timeout);
    }

    /// <summary>An ACK of the dialog: true when it was the one waited for.</summary>
    internal bool Acknowledged(uint cseq, out bool answerExpected)
    {
        answerExpected = _answerExpected;
        if (!IsWaiting || cseq != _cseq)
        {
            return false;
        }

        Stop();
        return true;
    }

    internal void Stop()
    {
        _owner.Services.Timers.Stop(_repeat);
        _owner.Services.Timers.Stop(_deadline);
        _owner.Services.Packets.Return(_response);
        _response = null;
    }

    public void OnTimer(int kind)
    {
        if (kind == DeadlineTimer)
        {
            Stop();
            _owner.OnAckMissing();
            return;
        }

        _owner.Services.Counters.Count(SipEvent.RetransmissionsSent);
        _owner.Services.Send(_response!.Span, _to);
        _interval = _owner.TimerValues.NextCapped(_interval);
        _owner.Services.Timers.Arm(_repeat, _interval);
    }
}
