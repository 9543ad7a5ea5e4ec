using System.Net;
using Engine.Actors.Dialling;
using Engine.Flows.Facts;
using Engine.Media;
using Engine.Media.Sdp;
using Engine.Ports.Calls;
using Engine.Ports.Trunks;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Dialogs;
using Engine.Sip.Outcomes;

namespace Engine.Actors.Telephony;

/// <summary>Requests, tickets and dialogs of the actors in the words of the SIP room, and back. Pure.</summary>
internal static class CallPlans
{
    private const int DefaultPort = 5060;

    public static CallPlan PlanOf(CallRequest request)
    {
        var host = request.Trunk.Domain ?? HostOf(request.Gateway);
        var to = SipMember.Is(request.To)
            ? request.To
            : $"sip:{TrunkNumber.Dialled(request.Trunk, request.To)}@{host}{(request.Trunk.UserPhone ? ";user=phone" : "")}";
        var plan = new CallPlan
        {
            TrunkId = request.Trunk.TrunkId,
            RequestUri = to,
            FromUri = $"sip:{TrunkNumber.Shown(request.Trunk, request.From)}@{host}",
            ToUri = to,
            Destination = request.Destination,
        };
        return request.Failover is not { } before ? plan : plan with
        {
            FailoverOf = new CallTicket
            {
                CallId = before.CallId, FromTag = before.FromTag, Branch = "", CSeq = (uint)before.LastCSeq, RequestUri = to, FromUri = plan.FromUri, ToUri = to,
                Destination = request.Destination, TrunkId = plan.TrunkId,
            },
        };
    }

    /// <param name="session">The call's media, for the smaller offer.</param>
    public static CallSettings SettingsOf(
        CallRequest request, Engine.Sip.Auth.TrunkCredentials? credentials, TelephonyConfig config, SdpSession session) => new()
    {
        Ring = Between(Least(request.Ring, request.Trunk.RingMax), CallSettings.ShortestRing, CallSettings.LongestRing),
        QueuedExtendsRing = request.Trunk.QueuedExtendsRing,
        RingStartsAt = request.Trunk.RingStartsAtInvite ? RingStart.Invite : RingStart.FirstRinging,
        PostDialDelay = request.Trunk.PostDialDelayMax is { } wait ? Between(wait, TimeSpan.Zero, CallSettings.LongestPostDialDelay) : null,
        FirstResponse = request.MoreGateways ? request.Trunk.FirstResponse : null,
        MaxDuration = config.MaxDuration,
        FirstSound = config.FirstSoundWithin,
        MediaTimeout = request.Trunk.MediaTimeout,
        HeldMax = request.Trunk.HeldMax,
        Credentials = credentials,
        Headers = HeadersOf(request),
        UserAgent = request.Trunk.UserAgent,
        FallbackOffer = CodecNamed(request.Trunk.FallbackOffer) is { } codec ? session.OfferOnly(codec) : default,
        RewriteContact = RewriteOf(request.Trunk.RewriteContact),
        Refine603 = request.Trunk.Refine603,
        Overrides = [.. request.Trunk.ResponseOverrides.Select(OverrideOf)],
        T1 = Between(request.Trunk.T1, CallSettings.ShortestT1, CallSettings.LongestT1),
    };

    /// <summary>In the trunk's order, each once; names unknown here are left out, and both laws of G.711 stand in for an empty list.</summary>
    public static IReadOnlyList<AudioCodec> CodecsOf(Trunk trunk)
    {
        var known = trunk.Codecs.Select(CodecNamed).OfType<AudioCodec>().Distinct().ToList();
        return known.Count > 0 ? known : [AudioCodec.Pcma, AudioCodec.Pcmu];
    }

    public static DialFacts FactsOf(CallTicket ticket, Gateway gateway) => new(
        ticket.CallId, ticket.FromTag, ticket.Branch, ticket.CSeq, ticket.RequestUri, ticket.FromUri, ticket.ToUri, ticket.Destination, ticket.TrunkId,
        gateway.Host);

    public static CallTicket TicketOf(DialFacts dial) => new()
    {
        CallId = dial.CallId,
        FromTag = dial.FromTag,
        Branch = dial.Branch,
        CSeq = (uint)dial.CSeq,
        RequestUri = dial.RequestUri,
        FromUri = dial.FromUri,
        ToUri = dial.ToUri,
        Destination = dial.Destination,
        TrunkId = dial.TrunkId,
    };

    public static DialogFacts FactsOf(ConfirmedDialog dialog) =>
        new(dialog.RemoteTag, dialog.RemoteTarget, dialog.Routes, dialog.LocalCSeq, dialog.SipStatus, dialog.Destination) { SipPhrase = dialog.SipPhrase };

    public static ConfirmedDialog DialogOf(DialFacts dial, DialogFacts dialog) => new()
    {
        CallId = dial.CallId,
        LocalTag = dial.FromTag,
        RemoteTag = dialog.RemoteTag,
        LocalUri = dial.FromUri,
        RemoteUri = dial.ToUri,
        RemoteTarget = dialog.RemoteTarget,
        Routes = dialog.RouteSet,
        LocalCSeq = (uint)dialog.LocalCSeq,
        Destination = dialog.Destination ?? dial.Destination,
        TrunkId = dial.TrunkId,
    };

    private static AudioCodec? CodecNamed(string? name) => Enum.TryParse<AudioCodec>(name, ignoreCase: true, out var codec) ? codec : null;

    private static ContactRewrite RewriteOf(TrunkContactRewrite rewrite) => rewrite switch
    {
        TrunkContactRewrite.On => ContactRewrite.On,
        TrunkContactRewrite.Off => ContactRewrite.Off,
        _ => ContactRewrite.Auto,
    };

    /// <summary>The trunk names a status of the tables, whose row says all that the outcome needs.</summary>
    private static ResponseOverride OverrideOf(TrunkResponseOverride rule) => new(
        rule.Status ?? 0, rule.Phrase, rule.Header, rule.HeaderValue, OutcomeRules.Decide(new FinalFacts { Status = rule.ReadAs, Phrase = "" }));

    private static IReadOnlyList<KeyValuePair<string, string>> HeadersOf(CallRequest request) => request.DivertedFrom is not { } diverted
        ? request.Trunk.Headers
        :
        [
            .. request.Trunk.Headers,
            KeyValuePair.Create(
                "Diversion",
                $"<sip:{TrunkNumber.Shown(request.Trunk, diverted)}@{request.Trunk.Domain ?? HostOf(request.Gateway)}>;reason=unconditional;counter=1"),
        ];

    private static string HostOf(Gateway gateway)
    {
        var host = IPAddress.TryParse(gateway.Host, out var address) && address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6
            ? $"[{address}]"
            : gateway.Host;
        return gateway.Port == DefaultPort ? host : FormattableString.Invariant($"{host}:{gateway.Port}");
    }

    private static TimeSpan Least(TimeSpan value, TimeSpan? limit) => limit is { } most && most < value ? most : value;

    private static TimeSpan Between(TimeSpan value, TimeSpan least, TimeSpan most) => value < least ? least : value > most ? most : value;
}
