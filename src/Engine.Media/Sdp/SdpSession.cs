using System.Globalization;

namespace Engine.Media.Sdp;

/// <summary>
/// Our side of the offers and answers of one dialog: keeps the origin's version (SDP-02) and the last agreement.
/// Not thread-safe; its call owns it. No clock, no I/O.
/// </summary>
public sealed class SdpSession
{
    private readonly string _sessionId;
    private SessionDescription? _ours;
    private long _version;

    /// <summary>The last agreement in which we might send, for <see cref="TalkAgain"/>.</summary>
    private NegotiatedMedia? _talking;

    /// <param name="local">What we are willing to do.</param>
    /// <param name="sessionId">Random; its sign bit is cleared and zero becomes one, so that strict peers accept it.</param>
    public SdpSession(LocalMedia local, long sessionId)
    {
        Local = local;
        var positive = Math.Max(1, sessionId & long.MaxValue);
        _sessionId = positive.ToString(CultureInfo.InvariantCulture);
        _version = 1;
    }

    /// <summary>What we are willing to do; change it before a new offer or answer, e.g. to hold.</summary>
    public LocalMedia Local { get; set; }

    /// <summary>The last agreement, or null.</summary>
    public NegotiatedMedia? Agreed { get; private set; }

    /// <summary>Our offer. Called again without a change it returns the same bytes.</summary>
    public byte[] Offer() => Publish(OfferAnswer.Offer(Local, Origin));

    /// <summary>
    /// An offer of one of our codecs alone, for a peer that refuses the whole (SDP-13). It is not remembered: an answer to it is one to the whole
    /// offer, too.
    /// </summary>
    public byte[] OfferOnly(AudioCodec codec) => SdpWriter.Write(OfferAnswer.Offer(Local with { Codecs = [codec] }, Origin));

    /// <summary>Reads the answer of a 18x or 2xx to our offer.</summary>
    public Negotiation AcceptAnswer(ReadOnlySpan<byte> body)
    {
        if (_ours is null || SdpReader.TryRead(body, out var answer) != SdpFault.None)
        {
            return new Negotiation.Refused(NegotiationFault.BadSdp, "The answer cannot be read.");
        }

        var outcome = OfferAnswer.ReadAnswer(_ours, Local, answer!);
        return Remember(outcome);
    }

    /// <summary>Answers an offer of the peer: initial INVITE, re-INVITE or UPDATE. Refused means 488 and no change.</summary>
    public Negotiation AnswerTo(ReadOnlySpan<byte> body)
    {
        if (SdpReader.TryRead(body, out var offer) != SdpFault.None)
        {
            return new Negotiation.Refused(NegotiationFault.BadSdp, "The offer cannot be read.");
        }

        var (answer, outcome) = OfferAnswer.Answer(offer!, Local, Origin);
        if (outcome is not Negotiation.Agreed agreed || answer is null)
        {
            return outcome;
        }

        return Remember(agreed with { AnswerBody = Publish(answer) });
    }

    /// <summary>
    /// The peer asked for an offer while it held the line and gave no answer to it: phones mean by that to talk again. The session is the held one
    /// with the address and direction from before the hold. Null, and no change, when the line is not held or was never anything else.
    /// </summary>
    public NegotiatedMedia? TalkAgain()
    {
        if (Agreed is not { MaySend: false } held || (held.Held && _talking is null))
        {
            return null;
        }

        var from = held.Held ? _talking! : held;
        Agreed = held with { Held = false, Remote = from.Remote, RemoteRtcp = from.RemoteRtcp, Direction = _talking?.Direction ?? Local.Direction };
        return Agreed;
    }

    private SdpOrigin Origin => new(_sessionId, _version.ToString(CultureInfo.InvariantCulture), "0.0.0.0");

    private Negotiation Remember(Negotiation outcome)
    {
        Agreed = outcome is Negotiation.Agreed agreed ? agreed.Media : Agreed;
        _talking = Agreed is { MaySend: true } ? Agreed : _talking;
        return outcome;
    }

    private byte[] Publish(SessionDescription next)
    {
        var body = SdpWriter.Write(next);
        if (_ours is not null && !body.AsSpan().SequenceEqual(SdpWriter.Write(_ours)))
        {
            _version++;
            next = next with { Origin = next.Origin with { Version = _version.ToString(CultureInfo.InvariantCulture) } };
            body = SdpWriter.Write(next);
        }

        _ours = next;
        return body;
    }
}
