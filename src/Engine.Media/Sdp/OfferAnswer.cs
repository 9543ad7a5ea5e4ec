using System.Globalization;
using System.Net;

namespace Engine.Media.Sdp;

/// <summary>The rules of RFC 3264 for our one audio stream, as functions of the two descriptions.</summary>
public static class OfferAnswer
{
    private const string EventEncoding = "telephone-event";

    /// <summary>First byte from which an IPv4 address is a group, reserved, or everybody (RFC 5771, RFC 1112 §4).</summary>
    private const byte FirstGroup = 224;

    /// <summary>Our offer (SDP-03): one audio line, codecs in order, telephone-event, ptime, direction.</summary>
    public static SessionDescription Offer(LocalMedia local, SdpOrigin origin)
    {
        var maps = new List<RtpMap>();
        foreach (var codec in local.Codecs)
        {
            maps.Add(new RtpMap((byte)codec, AudioCodecs.Name(codec), AudioCodecs.ClockRateHz));
        }

        if (local.ComfortNoise)
        {
            maps.Add(new RtpMap(13, "CN", AudioCodecs.ClockRateHz));
        }

        var parameters = new Dictionary<byte, string>();
        if (local.TelephoneEventPayloadType is { } events)
        {
            maps.Add(new RtpMap(events, EventEncoding, AudioCodecs.ClockRateHz));
            parameters[events] = "0-16";
        }

        var audio = Audio(local, "RTP/AVP", maps) with
        {
            FormatParameters = parameters,
            Direction = local.Direction,
            RtcpMux = local.OfferRtcpMux,
        };
        return Envelope(local, origin, [audio]);
    }

    /// <summary>What the peer's answer to our offer means (SDP-05 to SDP-09).</summary>
    public static Negotiation ReadAnswer(SessionDescription offer, LocalMedia local, SessionDescription answer)
    {
        var audio = answer.Media.FirstOrDefault(media => media.Kind == "audio");
        if (audio is null)
        {
            return new Negotiation.Refused(NegotiationFault.NoAudio, "The answer has no audio line.");
        }

        if (audio.Port == 0)
        {
            return new Negotiation.Refused(NegotiationFault.AudioRefused, "The answer refuses audio with port 0.");
        }

        if (!IsUsableTransport(audio))
        {
            return new Negotiation.Refused(NegotiationFault.UnsupportedTransport, audio.Transport);
        }

        return Agree(answer, audio, local, offer.Media[0].RtpMaps);
    }

    /// <summary>Our answer to the peer's offer (SDP-04, SDP-08, SDP-10), with what it agrees.</summary>
    public static (SessionDescription? Answer, Negotiation Outcome) Answer(SessionDescription offer, LocalMedia local, SdpOrigin origin)
    {
        Negotiation outcome = new Negotiation.Refused(NegotiationFault.NoAudio, "The offer has no audio line that we can take.");
        var sections = new List<MediaDescription>();
        var taken = false;
        foreach (var media in offer.Media)
        {
            var agreed = !taken && media is { Kind: "audio", Port: > 0 } ? AgreeTo(offer, media, local, ref outcome) : null;
            taken |= agreed is not null;
            sections.Add(agreed is null ? Refuse(media) : AnswerLine(media, local, agreed));
        }

        return taken ? (Envelope(local, origin, sections), outcome) : (null, outcome);
    }

    private static NegotiatedMedia? AgreeTo(SessionDescription offer, MediaDescription media, LocalMedia local, ref Negotiation outcome)
    {
        outcome = IsUsableTransport(media)
            ? Agree(offer, media, local, [])
            : new Negotiation.Refused(NegotiationFault.UnsupportedTransport, media.Transport);
        return (outcome as Negotiation.Agreed)?.Media;
    }

    private static Negotiation Agree(SessionDescription peer, MediaDescription audio, LocalMedia local, IReadOnlyList<RtpMap> ours)
    {
        var theirs = audio.Formats.Select(audio.MapOf).OfType<RtpMap>().ToList();
        var send = theirs.Find(map => CodecOf(map) is { } codec && local.Codecs.Contains(codec));
        if (send is null)
        {
            return new Negotiation.Refused(NegotiationFault.NoCommonCodec, string.Join(' ', audio.Formats));
        }

        var rtpHost = peer.AddressOf(audio);
        var held = rtpHost is "0.0.0.0" or "::";
        if (!IPAddress.TryParse(rtpHost, out var host) || !IsOneHost(host))
        {
            return new Negotiation.Refused(NegotiationFault.BadAddress, rtpHost ?? "no c= line");
        }

        var wanted = peer.DirectionOf(audio) & (held ? ~MediaDirection.ReceiveOnly : ~MediaDirection.Inactive);
        var mux = audio.RtcpMux && (local.OfferRtcpMux || ours.Count == 0);
        var rtcpHost = IPAddress.TryParse(audio.RtcpAddress, out var other) && IsOneHost(other) ? other : host;
        var remote = new IPEndPoint(host, audio.Port);
        var known = theirs.Where(map => IsOurs(map, local));
        return new Negotiation.Agreed(
            new NegotiatedMedia
            {
                Remote = remote,
                RemoteRtcp = mux ? remote : new IPEndPoint(rtcpHost, audio.RtcpPort ?? Math.Min(audio.Port + 1, 65535)),
                RtcpMux = mux,
                SendCodec = CodecOf(send)!.Value,
                SendPayloadType = send.PayloadType,
                Receive = new PayloadMap(ours.Concat(known)),
                SendEventPayloadType = local.TelephoneEventPayloadType is null ? null : EventsOf(theirs)?.PayloadType,
                SendComfortNoisePayloadType = local.ComfortNoise ? NoiseOf(theirs)?.PayloadType : null,
                PtimeMs = SendPtimeMs(audio),
                Direction = MediaDirections.Answer(wanted, local.Direction),
                Held = held,
            },
            ReadOnlyMemory<byte>.Empty);
    }

    /// <summary>SDP-09: 20 ms unless the peer asks for another size we can cut, or takes no more than a smaller one.</summary>
    private static int SendPtimeMs(MediaDescription audio)
    {
        var wanted = audio.PtimeMs is 10 or 20 or 30 or 40 or 60 ? audio.PtimeMs.Value : 20;
        return audio.MaxPtimeMs is { } most && most < wanted ? (most >= 20 ? 20 : 10) : wanted;
    }

    private static AudioCodec? CodecOf(RtpMap map) => PayloadMap.KindOf(map) switch
    {
        PayloadKind.Pcmu => AudioCodec.Pcmu,
        PayloadKind.Pcma => AudioCodec.Pcma,
        _ => null,
    };

    private static bool IsOurs(RtpMap map, LocalMedia local) => PayloadMap.KindOf(map) switch
    {
        PayloadKind.Event => local.TelephoneEventPayloadType is not null,
        PayloadKind.ComfortNoise => local.ComfortNoise,
        _ => CodecOf(map) is { } codec && local.Codecs.Contains(codec),
    };

    private static RtpMap? EventsOf(List<RtpMap> maps) =>
        maps.Find(map => map.Is(EventEncoding) && map.ClockRateHz == AudioCodecs.ClockRateHz);

    private static RtpMap? NoiseOf(List<RtpMap> maps) => maps.Find(map => PayloadMap.KindOf(map) == PayloadKind.ComfortNoise);

    /// <summary>Not a group, and not all that listen: a call is between two (multicast is RFC 3264 §5.2, which we do not offer).</summary>
    private static bool IsOneHost(IPAddress host)
    {
        var address = host.IsIPv4MappedToIPv6 ? host.MapToIPv4() : host;
        return !address.IsIPv6Multicast && address.GetAddressBytes() is not [>= FirstGroup, _, _, _];
    }

    private static bool IsUsableTransport(MediaDescription media) => media.Transport is "RTP/AVP" or "RTP/AVPF";

    private static MediaDescription AnswerLine(MediaDescription offered, LocalMedia local, NegotiatedMedia agreed)
    {
        // The offer's numbers are mirrored and its order kept; formats that we do not support are left out (RFC 3264 §6.1).
        // A format named twice is one format.
        var maps = offered.Formats.Select(offered.MapOf).OfType<RtpMap>().Where(map => IsOurs(map, local)).DistinctBy(map => map.PayloadType).ToList();
        var events = maps.Where(map => map.Is(EventEncoding)).ToDictionary(map => map.PayloadType, _ => "0-16");
        return Audio(local, offered.Transport, maps) with
        {
            FormatParameters = events,
            Direction = agreed.Direction,
            RtcpMux = agreed.RtcpMux,
        };
    }

    private static MediaDescription Audio(LocalMedia local, string transport, List<RtpMap> maps) => new()
    {
        Kind = "audio",
        Port = local.Port,
        Transport = transport,
        Formats = maps.ConvertAll(map => map.PayloadType.ToString(CultureInfo.InvariantCulture)),
        RtpMaps = maps,
        PtimeMs = local.PtimeMs,
        RtcpPort = local.RtcpPort is { } rtcp && rtcp != local.Port + 1 ? rtcp : null,
    };

    private static MediaDescription Refuse(MediaDescription offered) => new()
    {
        Kind = offered.Kind,
        Port = 0,
        Transport = offered.Transport,
        Formats = offered.Formats,
    };

    private static SessionDescription Envelope(LocalMedia local, SdpOrigin origin, IReadOnlyList<MediaDescription> sections) => new()
    {
        Origin = origin with { Address = HostOf(local.Address) },
        ConnectionAddress = HostOf(local.Address),
        Media = sections,
    };

    private static string HostOf(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4().ToString() : address.ToString();
}

/// <summary>The outcome of reading an answer, or of answering an offer.</summary>
public abstract record Negotiation
{
    private Negotiation()
    {
    }

    /// <summary>Media agreed. <paramref name="AnswerBody"/> is our answer when we answered, empty when we had offered.</summary>
    public sealed record Agreed(NegotiatedMedia Media, ReadOnlyMemory<byte> AnswerBody) : Negotiation;

    /// <summary>Not agreed; an earlier agreement stays as it is.</summary>
    public sealed record Refused(NegotiationFault Fault, string Detail) : Negotiation;
}
