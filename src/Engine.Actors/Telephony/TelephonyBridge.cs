using Engine.Media.Plane;
using Engine.Media.Prompts;

namespace Engine.Actors.Telephony;

/// <summary>How the sound of a real call is joined with that of another one (XFER-10, XFER-13). Called by both calls' actors and by the SIP shard.</summary>
internal sealed class TelephonyBridge
{
    private readonly Lock _gate = new();
    private Action? _onRinging;
    private bool _rang;
    private TelephonyBridge? _other;
    private MediaLeg? _talksWith;
    private int? _causeOfOther;

    /// <summary>The Q.850 cause that the bridged call ended with, once it has.</summary>
    public int? CauseOfOther
    {
        get
        {
            lock (_gate)
            {
                return _causeOfOther;
            }
        }
    }

    /// <summary>Early media of the other call at once, a cadence from its first 18x on. Media lets the cadence give way to the first packet.</summary>
    public void Ring(MediaLeg leg, MediaLeg otherLeg, TelephonyBridge other, EncodedPrompt cadence)
    {
        leg.BridgeFrom(otherLeg);
        other.WhenRinging(() => leg.Ring(cadence));
        Replace(other)?.WhenRinging(null);
    }

    public void StopRinging(MediaLeg leg)
    {
        Replace(null)?.WhenRinging(null);
        leg.StopBridge();
        leg.StopRinging();
    }

    /// <summary>Both hear each other from now on.</summary>
    public void Open(MediaLeg leg, MediaLeg otherLeg, TelephonyBridge other)
    {
        other.WhenRinging(null);
        leg.StopRinging();
        leg.BridgeFrom(otherLeg);
        otherLeg.BridgeFrom(leg);
        Replace(other);
        other.Replace(this);
        TalkWith(otherLeg);
        other.TalkWith(leg);
    }

    /// <summary>Changes with every packet of either peer; null when the call talks with nobody.</summary>
    public long? SignsOfLife(MediaLeg leg)
    {
        lock (_gate)
        {
            return _talksWith is { } other ? leg.SignsOfLife + other.SignsOfLife : null;
        }
    }

    /// <summary>A key that came beside the sound, in INFO.</summary>
    public void OnKey(char key)
    {
        lock (_gate)
        {
            _talksWith?.SendDigit(key);
        }
    }

    /// <summary>An 18x came.</summary>
    public void OnRinging()
    {
        lock (_gate)
        {
            _rang = true;
            _onRinging?.Invoke();
            _onRinging = null;
        }
    }

    /// <summary>This call is over; the other one gets the cause, so that its BYE can carry it.</summary>
    public void OnEnded(int? q850)
    {
        if (Replace(null) is { } other)
        {
            lock (other._gate)
            {
                other._causeOfOther = q850;
                other._talksWith = null;
            }
        }
    }

    private void TalkWith(MediaLeg leg)
    {
        lock (_gate)
        {
            _talksWith = leg;
        }
    }

    private void WhenRinging(Action? then)
    {
        lock (_gate)
        {
            _onRinging = _rang ? null : then;
            if (_rang)
            {
                then?.Invoke();
            }
        }
    }

    /// <summary>The one it had to do with before, unless it is the same.</summary>
    private TelephonyBridge? Replace(TelephonyBridge? other)
    {
        lock (_gate)
        {
            var before = _other;
            _other = other;
            return before == other ? null : before;
        }
    }
}
