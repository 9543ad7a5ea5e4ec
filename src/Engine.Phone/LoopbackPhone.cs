using System.Collections.Concurrent;
using System.Net;
using Engine.Media;
using Engine.Media.Sdp;
using Engine.Sip.Calls;
using Engine.Sip.Calls.Incoming;
using Engine.Sip.Methods;

namespace Engine.Phone;

/// <summary>
/// A small SIP phone: answers, is busy, declines, rings for ever or knows no such number; remembers what it heard and can press keys and speak.
/// The callee of the demo, of flow tests with real RTP and of the benchmarks' quality sample. Not a product phone: one behaviour for every call.
/// </summary>
public sealed class LoopbackPhone(PhoneConfig config, TimeProvider time, Random random) : IInviteHandler, IDisposable
{
    private const byte EventPayloadType = 101;

    private static readonly AudioCodec[] Codecs = [AudioCodec.Pcma, AudioCodec.Pcmu];

    private readonly ConcurrentDictionary<string, PhoneCall> _byCallId = new(StringComparer.Ordinal);
    private readonly List<PhoneCall> _inOrder = [];
    private readonly Lock _randomGate = new();

    /// <summary>Is told what happens, on the phone's own threads.</summary>
    public Action<PhoneEvent> Observer { get; init; } = _ => { };

    /// <summary>Every call that came in, in order, the ended ones too; without those that were forgotten.</summary>
    public IReadOnlyList<PhoneCall> Calls
    {
        get
        {
            lock (_inOrder)
            {
                return [.. _inOrder];
            }
        }
    }

    /// <summary>Gives up the sound of a call that is over, so that a phone can run for long.</summary>
    public void Forget(PhoneCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (!call.Over)
        {
            throw new InvalidOperationException("A call that is up cannot be forgotten.");
        }

        lock (_inOrder)
        {
            _inOrder.Remove(call);
        }

        _byCallId.TryRemove(KeyValuePair.Create(call.CallId, call));
        call.Dispose();
    }

    public void OnInvite(IIncomingCall call, ReadOnlySpan<byte> offer)
    {
        if (RefusedAtOnce(call))
        {
            return;
        }

        var media = new PhoneMedia(config.Listen.Address, time);
        var local = new LocalMedia
        {
            Address = Reachable(config.Listen.Address), Port = media.Port, Codecs = Codecs, TelephoneEventPayloadType = config.TelephoneEvents ? EventPayloadType : null,
        };
        var session = new SdpSession(local, NextNumber());
        var phoneCall = Remember(new PhoneCall(call, media, session, OnOver));
        var outcome = session.AnswerTo(offer);
        if (outcome is not Negotiation.Agreed agreed)
        {
            call.Refuse(488);
            phoneCall.End(PhoneEnd.NoCommonCodec);
            media.Dispose();
            return;
        }

        Ring(call, media, agreed);
        Observer(new PhoneEvent.Ringing(phoneCall));
        if (config.Behaviour != PhoneBehaviour.Silent)
        {
            phoneCall.Next = time.CreateTimer(_ => AfterRinging(phoneCall, agreed), null, config.RingFor, Timeout.InfiniteTimeSpan);
        }
    }

    public void OnCancelled(IIncomingCall call)
    {
        if (Find(call) is { } known)
        {
            known.End(PhoneEnd.Cancelled);
            known.Media?.Dispose();
        }
    }

    public void OnConfirmed(IIncomingCall call, ReadOnlySpan<byte> answer) => Find(call)?.Confirm();

    public void OnEnded(IIncomingCall call, HangUpSide side)
    {
        if (Find(call) is { } known)
        {
            known.End(side == HangUpSide.Remote ? PhoneEnd.CallerHungUp : known.HungUp ? PhoneEnd.PhoneHungUp : PhoneEnd.Lost, side);
            known.Media?.Dispose();
        }
    }

    public ReofferReply OnReoffer(IIncomingCall call, ReadOnlySpan<byte> offer)
    {
        if (Find(call)?.Session is not { } session)
        {
            return ReofferReply.NotAcceptable;
        }

        return offer.IsEmpty ? ReofferReply.Accept(session.Offer())
            : session.AnswerTo(offer) is Negotiation.Agreed agreed ? ReofferReply.Accept(agreed.AnswerBody)
            : ReofferReply.NotAcceptable;
    }

    /// <summary>BYE to a call that is up, 480 to one that rings.</summary>
    internal void SwitchOff(PhoneCall call)
    {
        if (call.Answered)
        {
            call.HangUp();
            return;
        }

        call.Sip.Refuse(480);
        call.End(PhoneEnd.SwitchedOff);
    }

    public void Dispose()
    {
        foreach (var call in _byCallId.Values)
        {
            call.Dispose();
        }
    }

    private static IPAddress Reachable(IPAddress bound) => bound.Equals(IPAddress.Any) ? IPAddress.Loopback : bound;

    private bool RefusedAtOnce(IIncomingCall call)
    {
        var status = config.Behaviour switch { PhoneBehaviour.Busy => 486, PhoneBehaviour.Unknown => 404, _ => 0 };
        if (status == 0)
        {
            return false;
        }

        call.Refuse(status);
        Remember(new PhoneCall(call, null, null, OnOver)).End(status == 486 ? PhoneEnd.Busy : PhoneEnd.Unknown);
        return true;
    }

    private void Ring(IIncomingCall call, PhoneMedia media, Negotiation.Agreed agreed)
    {
        if (config.SaysEarly.IsEmpty)
        {
            call.Ring(180);
            return;
        }

        call.Ring(183, agreed.AnswerBody);
        var early = new PhoneConfig { Says = [new PhoneUtterance(TimeSpan.Zero, config.SaysEarly)] };
        media.Speak(agreed.Media, new PhoneVoice(early, agreed.Media.SendCodec, agreed.Media.SendPayloadType, null, (uint)NextNumber()));
    }

    private void AfterRinging(PhoneCall call, Negotiation.Agreed agreed)
    {
        if (call.Over)
        {
            return;
        }

        if (config.Behaviour == PhoneBehaviour.Decline)
        {
            call.Sip.Refuse(603, "Decline");
            call.End(PhoneEnd.Declined);
            return;
        }

        call.Sip.Answer(agreed.AnswerBody);
        call.Answered = true;
        Observer(new PhoneEvent.Answered(call));
        var media = agreed.Media;
        call.Media!.Speak(media, new PhoneVoice(config, media.SendCodec, media.SendPayloadType, media.SendEventPayloadType, (uint)NextNumber())
        {
            Inform = key => call.Sip.Inform(config.InfoType, KeyBody.Of(config.InfoType, key)),
            Pressed = key => Observer(new PhoneEvent.KeyPressed(call, key)),
        });
        if (config.HangUpAfter is { } talk)
        {
            call.Next = time.CreateTimer(_ => call.HangUp(), null, talk, Timeout.InfiniteTimeSpan);
        }
    }

    private void OnOver(PhoneCall call, PhoneEnd cause) => Observer(new PhoneEvent.Ended(call, cause));

    private PhoneCall Remember(PhoneCall call)
    {
        _byCallId[call.CallId] = call;
        lock (_inOrder)
        {
            _inOrder.Add(call);
        }

        return call;
    }

    private PhoneCall? Find(IIncomingCall call) => _byCallId.GetValueOrDefault(call.CallId);

    private int NextNumber()
    {
        lock (_randomGate)
        {
            return random.Next(1, int.MaxValue);
        }
    }
}
