using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization;
using Engine.Accounts.Trunks;
using Engine.Actors.Dialling;
using Engine.Actors.Interactions;
using Engine.Actors.Legs;
using Engine.Actors.Prompts;
using Engine.Actors.Telephony;
using Engine.Flows.Facts;
using Engine.Media.Plane;
using Engine.Media.Prompts;
using Engine.Media.Sdp;
using Engine.Ports;
using Engine.Ports.Calls;
using Engine.Ports.Faults;
using Engine.Ports.Trunks;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Tests.Support;
using Engine.Testing.Calls;
using Engine.Testing.Simulated;
using Shouldly;

namespace Engine.Actors.Tests.Telephony;

/// <summary>
/// A trunk from its settings' JSON to the wire: the record that is stored, the trunk derived from it, routing, the call port and a real user agent
/// on virtual time, whose peer is written by hand. Only the media have a socket and a clock of their own.
/// </summary>
internal sealed class TrunkWire : ITrunkDirectory, ICallEvents, IDisposable
{
    internal const string Own = "+12025550100";
    internal const string Caller = "+12025550177";
    internal const string Contact = "+12025550123";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    private readonly Rig _rig = new();
    private readonly Trunk _trunk;
    private readonly TelephonyConfig _config;
    private readonly TelephonyCallPort _port;
    private readonly List<CallEvent> _told = [];

    /// <param name="media">Shared by calls of several trunks.</param>
    /// <param name="settings">As the API takes and shows them.</param>
    /// <param name="password">Digest password of the user "alice".</param>
    /// <param name="maxDuration">The node's limit of a call.</param>
    /// <param name="firstSound">The node's patience with a call that brings no sound.</param>
    internal TrunkWire(MediaPlane media, string settings = "{}", string? password = null, TimeSpan? maxDuration = null, TimeSpan? firstSound = null)
    {
        var config = new TrunkConfig
        {
            Id = "t1",
            Name = "carrier",
            AuthUser = "alice",
            Gateways = [new Gateway("203.0.113.5"), new Gateway("203.0.113.6")],
            Settings = JsonSerializer.Deserialize<TrunkSettings>(settings, Json)!,
        };
        TrunkRules.Check(config, TrunkPassword.Of(password)).ShouldBeEmpty();
        _trunk = config.ForCalls(password is null ? null : new HeldPassword(password));
        _config = new TelephonyConfig
        {
            MediaAddress = IPAddress.Loopback, MaxDuration = maxDuration ?? TimeSpan.FromHours(4), FirstSoundWithin = firstSound ?? TimeSpan.FromSeconds(30),
        };
        _port = new TelephonyCallPort(
            _rig.Agent, media, new InMemoryDialogLedger(), new NoCrashPoints(), _config, TimeProvider.System, new RandomEntropy());
    }

    internal FakePeer Peer => _rig.Peer;

    /// <summary>The last INVITE that was sent.</summary>
    internal WireMessage Invite => _rig.Requests("INVITE")[^1];

    /// <summary>The last thing told about the calls.</summary>
    internal CallEvent Told => _told[^1];

    /// <summary>The call's settings as the SIP side gets them.</summary>
    internal CallSettings Settings
    {
        get
        {
            var request = Prepare(Own, null);
            var media = new LocalMedia { Address = IPAddress.Loopback, Port = 41_000, Codecs = CallPlans.CodecsOf(_trunk) };
            return CallPlans.SettingsOf(request, _port.CredentialsOf(_trunk.TrunkId, request.Credentials), _config, new SdpSession(media, 1));
        }
    }

    public void Dispose() => _rig.Dispose();

    ValueTask<AccountRouting?> ITrunkDirectory.FindAsync(AccountId accountId, string? own, CancellationToken cancellation) =>
        new(new AccountRouting(accountId, new HashSet<string>(StringComparer.Ordinal) { Own }, [_trunk], DestinationPolicy.Default));

    void ICallEvents.On(CallEvent happened) => _told.Add(happened);

    /// <summary>Places a call; null when the trunk has no room for it.</summary>
    /// <param name="forwardedFrom">The number of the caller who is forwarded; null when the account itself calls.</param>
    internal ICall? Place(string? forwardedFrom = null)
    {
        var request = Prepare(forwardedFrom ?? Own, forwardedFrom is null ? null : Own);
        if (_port.Reserve(request, this) is not CallReservation.Reserved { Call: var call })
        {
            return null;
        }

        call.Place();
        _rig.Settle();
        return call;
    }

    /// <summary>Places a call that its peer answers, on these media.</summary>
    internal ICall Answered(int rtpPort = 40_000, string codecs = "0 101", string direction = "sendrecv")
    {
        var call = Place()!;
        Answer(rtpPort, codecs, direction);
        return call;
    }

    internal void Answer(int rtpPort, string codecs, string direction = "sendrecv") => Peer.Respond(Invite, 200, "c1", body: Body(rtpPort, codecs, direction));

    /// <summary>The peer changes the session of the answered call.</summary>
    internal void Reoffer(uint cseq, int rtpPort, string direction)
    {
        Peer.Request("INVITE", Invite, "c1", cseq, Body(rtpPort, "0 101", direction), "Contact: <sip:callee@203.0.113.5:5060>");
        Peer.Request("ACK", Invite, "c1", cseq);
    }

    internal void HangUp(ICall call)
    {
        call.HangUp();
        _rig.Settle();
    }

    internal void Pass(TimeSpan time) => _rig.Pass((long)time.TotalMilliseconds);

    internal WireMessage[] Sent(string method)
    {
        _rig.Settle();
        return _rig.Requests(method);
    }

    /// <summary>Virtual time until something more is told.</summary>
    internal string TimeOfTheNextEvent()
    {
        var before = _told.Count;
        while (_told.Count == before)
        {
            _rig.Pass(500);
        }

        return _rig.NowMs.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The audio line of the offer.</summary>
    internal string Line(string begins) =>
        Invite.Body.Split("\r\n").FirstOrDefault(line => line.StartsWith(begins, StringComparison.Ordinal)) ?? "";

    /// <summary>One packet of sound from the peer, after which its stream runs.</summary>
    internal void Speak(Socket peer)
    {
        var port = int.Parse(Line("m=audio").Split(' ')[1], CultureInfo.InvariantCulture);
        byte[] packet = [0x80, 0, 0, 1, 0, 0, 0, 160, 1, 2, 3, 4, .. Enumerable.Repeat((byte)0xFF, 160)];
        peer.SendTo(packet, new IPEndPoint(IPAddress.Loopback, port));
    }

    private static string Body(int rtpPort, string codecs, string direction) => string.Create(
        CultureInfo.InvariantCulture,
        $"v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio {rtpPort} RTP/AVP {codecs}\r\na=rtpmap:101 telephone-event/8000\r\na={direction}\r\n");

    private CallRequest Prepare(string from, string? behind)
    {
        var dial = new InteractionEffect.PrepareDial(1, LegRole.Contact, from, Contact, null, 15, [], null) { Behind = behind };
        var runner = new PrepareDialRunner(
            this, new NumericHosts(), new PromptLoader(new ToneSynthesizer(), new PromptCache(1)), new EngineLimits());
        var prepared = runner.RunAsync(new LegOrder(new AccountId("acme"), new InteractionId("i1"), dial), CancellationToken.None);
        return prepared.AsTask().GetAwaiter().GetResult().ShouldBeOfType<PreparedDial.Ready>().Request;
    }
}
