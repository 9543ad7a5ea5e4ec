using Engine.Media.Dtmf;
using Engine.Media.Plane;
using Engine.Media.Sdp;
using Engine.Ports.Calls;
using Engine.Ports.Trunks;

namespace Engine.Actors.Telephony;

/// <summary>
/// The keys of one call: events and tones from media threads, INFO from the SIP thread, each press reported once and when it begins, so that it can
/// stop a prompt. Thread-safe.
/// </summary>
/// <param name="policy">What the trunk says.</param>
/// <param name="time">The clock.</param>
/// <param name="events">Gets the presses.</param>
internal sealed class CallKeys(TrunkDtmf policy, TimeProvider time, ICallEvents events)
{
    private const byte EventPayloadType = 101;
    private const char Flash = '!';

    private readonly Lock _gate = new();
    private readonly InfoKeys _info = new();
    private readonly KeyMerge _merge = new(Only(policy));
    private readonly long _since = time.GetTimestamp();
    private MediaLeg? _leg;
    private bool _eventsAgreed;
    private bool _wanted;

    /// <summary>
    /// A new key came by INFO: to a bridged leg it must be sent on, while events are sent on by the media threads and tones are sound.
    /// </summary>
    public Action<char>? ByInfo { get; set; }

    /// <summary>Our payload type for telephone events, or null to leave them out of the offer.</summary>
    public byte? OfferedEvents => policy is TrunkDtmf.Auto or TrunkDtmf.Rfc4733 ? EventPayloadType : null;

    /// <summary>The agreement for the leg, at first and at each change (SDP-07).</summary>
    public void Agreed(MediaLeg leg, NegotiatedMedia media)
    {
        lock (_gate)
        {
            var takesEvents = media.SendEventPayloadType is not null;
            if (_leg is not null && _eventsAgreed != takesEvents)
            {
                _merge.Forget();
            }

            (_leg, _eventsAgreed) = (leg, takesEvents);
            Listen();
        }
    }

    /// <summary>Keys are wanted from now on.</summary>
    public void Want()
    {
        lock (_gate)
        {
            _wanted = true;
            Listen();
        }
    }

    /// <summary>An INFO came.</summary>
    public void OnInfo(string contentType, ReadOnlySpan<byte> body)
    {
        char? key;
        lock (_gate)
        {
            key = _info.Read(contentType, body, time.GetElapsedTime(_since));
        }

        if (key is { } pressed)
        {
            On(KeySource.Info, pressed);
        }
    }

    /// <summary>A key went down. A hook flash is none of the keys that are collected.</summary>
    public void On(KeySource source, char key)
    {
        bool isNew;
        lock (_gate)
        {
            isNew = key != Flash && _merge.IsNew(source, key, time.GetElapsedTime(_since));
        }

        if (isNew)
        {
            events.On(new CallEvent.Digit(time.GetUtcNow(), key));
            if (source == KeySource.Info)
            {
                ByInfo?.Invoke(key);
            }
        }
    }

    private static KeySource? Only(TrunkDtmf policy) => policy switch
    {
        TrunkDtmf.Rfc4733 => KeySource.Rfc4733,
        TrunkDtmf.Info => KeySource.Info,
        TrunkDtmf.Inband => KeySource.InBand,
        _ => null,
    };

    /// <summary>Tones are looked for where nothing better was agreed, or where the trunk says that they are the way.</summary>
    private void Listen() =>
        _leg?.DetectTones(_wanted && (policy == TrunkDtmf.Inband || (policy == TrunkDtmf.Auto && !_eventsAgreed)));
}
