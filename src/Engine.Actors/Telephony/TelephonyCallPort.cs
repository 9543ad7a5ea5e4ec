using System.Collections.Concurrent;
using System.Net;
using Engine.Flows.Facts;
using Engine.Media;
using Engine.Media.Plane;
using Engine.Media.Prompts;
using Engine.Ports;
using Engine.Ports.Calls;
using Engine.Ports.Faults;
using Engine.Ports.Trunks;
using Engine.Sip.Agent;
using Engine.Sip.Auth;
using Engine.Sip.Outcomes;
using SipCredentials = Engine.Sip.Auth.TrunkCredentials;

namespace Engine.Actors.Telephony;

/// <summary>Real telephony: SIP on its shard thread, RTP on the media plane, and the ledger that outlives a crash.</summary>
public sealed class TelephonyCallPort(
    ICallAgent sip, MediaPlane media, IDialogLedger ledger, ICrashPoints crashPoints, TelephonyConfig config, TimeProvider time, IEntropy entropy) : ICallPort
{
    /// <summary>One for each trunk and password, since nonce counts must not repeat (AUTH-04).</summary>
    private readonly ConcurrentDictionary<(TrunkId TrunkId, Engine.Ports.Trunks.TrunkCredentials Credentials), SipCredentials> _credentials = [];

    private readonly TrunkChannels _channels = new();

    internal ICallAgent Sip => sip;

    internal IDialogLedger Ledger => ledger;

    /// <summary>The ringback of this node, when the network sends none.</summary>
    internal EncodedPrompt Cadence { get; } = Ringback.For(config.RingbackCountry);

    internal ICrashPoints CrashPoints => crashPoints;

    internal TelephonyConfig Config => config;

    internal DateTimeOffset Now => time.GetUtcNow();

    internal TimeProvider Time => time;

    /// <inheritdoc />
    public int Room => Math.Min(media.Room, sip.Room);

    /// <inheritdoc />
    public CallReservation Reserve(CallRequest request, ICallEvents events)
    {
        var call = new TelephonyCall(this, request, events);
        if (!_channels.TryTake(request.Trunk))
        {
            return new CallReservation.Refused(SipVerdicts.FailureOf(LocalEvent.ChannelsExhausted));
        }

        if (!media.TryOpen(LegSettingsOf(request), call, out var leg))
        {
            _channels.GiveBack(request.Trunk);
            return new CallReservation.NoRoom(SipVerdicts.FailureOf(LocalEvent.MediaResource));
        }

        if (sip.Reserve(CallPlans.PlanOf(request)) is not { } ticket)
        {
            leg.Close();
            _channels.GiveBack(request.Trunk);
            return new CallReservation.NoRoom(SipVerdicts.FailureOf(LocalEvent.EngineOverload));
        }

        Span<byte> random = stackalloc byte[sizeof(long)];
        entropy.Fill(random);
        call.Reserved(leg, ticket, BitConverter.ToInt64(random));
        return new CallReservation.Reserved(call);
    }

    /// <inheritdoc />
    public void EndOrphan(OrphanAttempt orphan, Action closed)
    {
        var known = new List<DialogFacts>(ledger.Find(orphan.Dial.CallId));
        if (orphan.Dialog is { } stored && !known.Exists(d => string.Equals(d.RemoteTag, stored.RemoteTag, StringComparison.Ordinal)))
        {
            known.Add(stored);
        }

        var ticket = CallPlans.TicketOf(orphan.Dial);
        var credentials = CredentialsOf(new TrunkId(orphan.Dial.TrunkId), orphan.Credentials);
        var observer = new OrphanObserver(ledger, orphan.Dial.CallId, Math.Max(1, known.Count), closed);
        if (known.Count == 0)
        {
            sip.EndOrphan(ticket, null, observer, credentials);
        }

        foreach (var dialog in known)
        {
            sip.EndOrphan(ticket, CallPlans.DialogOf(orphan.Dial, dialog), observer, credentials);
        }
    }

    internal SipCredentials? CredentialsOf(TrunkId trunkId, Engine.Ports.Trunks.TrunkCredentials? credentials) => credentials is null ? null
        : _credentials.GetOrAdd((trunkId, credentials), static key => new SipCredentials(
            DigestCredentials.FromPassword(key.Credentials.Username, key.Credentials.Password), null, key.Credentials.Realm is { } realm ? [realm] : []));

    internal void GiveBackChannel(Trunk trunk) => _channels.GiveBack(trunk);

    private LegSettings LegSettingsOf(CallRequest request) => LegSettings.Default with
    {
        SignallingPeer = IPEndPoint.TryParse(request.Destination, out var gateway) ? gateway.Address : null,
    };
}
