using Engine.Media.Sdp;
using Engine.Sip.Calls;
using Engine.Sip.Calls.Incoming;

namespace Engine.Phone;

/// <summary>One call as the phone lived it.</summary>
public sealed class PhoneCall : IDisposable
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _confirmed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action<PhoneCall, PhoneEnd> _observer;

    internal PhoneCall(IIncomingCall sip, PhoneMedia? media, SdpSession? session, Action<PhoneCall, PhoneEnd> observer)
    {
        _observer = observer;
        Sip = sip;
        Media = media;
        Session = session;
    }

    /// <summary>The Call-ID.</summary>
    public string CallId => Sip.CallId;

    /// <summary>The URI that was dialled.</summary>
    public string Dialled => Sip.RequestUri;

    /// <summary>The URI of the caller.</summary>
    public string Caller => Sip.FromUri;

    /// <summary>The sound received; null when the phone did not take the call.</summary>
    public RtpTap? Tap => Media?.Tap;

    /// <summary>Whether the caller's ACK came.</summary>
    public bool Confirmed => _confirmed.Task.IsCompleted;

    /// <summary>Completes with the caller's ACK; never when the call was not answered.</summary>
    public Task Talking => _confirmed.Task;

    /// <summary>Who hung up, null while the call is up or when it was never answered.</summary>
    public HangUpSide? EndedBy { get; private set; }

    /// <summary>How it ended, null while it is up.</summary>
    public PhoneEnd? Cause { get; private set; }

    /// <summary>Completes when the call is over, answered or not.</summary>
    public Task Ended => _ended.Task;

    internal IIncomingCall Sip { get; }

    internal PhoneMedia? Media { get; }

    internal SdpSession? Session { get; }

    internal ITimer? Next { get; set; }

    /// <summary>Whether 200 was sent.</summary>
    internal bool Answered { get; set; }

    /// <summary>Whether the phone asked for the end of the call.</summary>
    internal bool HungUp { get; private set; }

    internal bool Over => _ended.Task.IsCompleted;

    /// <summary>Presses a key of an answered call now, or as soon as the keys before it are over.</summary>
    public void Press(char key, KeyWay way = KeyWay.Rfc4733) => Media?.Press(key, way);

    /// <summary>Says something in an answered call, from now on: 16-bit PCM at 8 kHz.</summary>
    public void Say(ReadOnlyMemory<short> samples) => Media?.Say(samples);

    /// <summary>Hangs up an answered call.</summary>
    public void HangUp()
    {
        HungUp = true;
        Sip.HangUp();
    }

    internal void Confirm() => _confirmed.TrySetResult();

    /// <summary>Ends the call; the first end counts.</summary>
    internal void End(PhoneEnd cause, HangUpSide? side = null)
    {
        Next?.Dispose();
        lock (_ended)
        {
            if (Cause is not null)
            {
                return;
            }

            Cause = cause;
            EndedBy = side;
        }

        _ended.TrySetResult();
        _observer(this, cause);
    }

    public void Dispose()
    {
        Next?.Dispose();
        Media?.Dispose();
    }
}
