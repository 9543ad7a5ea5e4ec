using System.Net;
using System.Text;
using Engine.Sip.Agent;
using Engine.Sip.Calls.Incoming;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Counters;
using Engine.Sip.Transport;
using Shouldly;

namespace Engine.Sip.Tests.Support;

/// <summary>
/// One user agent on a virtual clock with a scripted peer at byte level. Disposing runs the clock past the longest timer and demands that nothing
/// lives any more: every scenario is a leak test (TXN-30).
/// </summary>
internal sealed class Rig : IDatagramPort, IDisposable
{
    internal const string Host = "198.51.100.10";
    internal const int Port = 5060;

    /// <summary>Where the agent would be bound; the rig itself is its wire.</summary>
    internal static readonly IPEndPoint Bound = new(IPAddress.Parse(Host), Port);

    private long _now;
    private bool _leakChecked;

    internal Rig(IInviteHandler? handler = null, int seed = 1, int capacity = 64)
    {
        Agent = new UserAgent(this, new SeededEntropy(seed), new LocalIdentity(Host, Port, "Engine"), new SipShardConfig
        {
            Listen = Bound, CallCapacity = capacity, InviteHandler = handler, FaultSink = Faults.Add,
        });
        Agent.SetPeers([Gateway.ToIPAddress(), OtherGateway.ToIPAddress()]);
        Peer = new FakePeer(this, Gateway);
        Other = new FakePeer(this, OtherGateway);
    }

    internal static SipEndpoint Gateway { get; } = SipEndpoint.From(IPAddress.Parse("203.0.113.5"), 5060);

    internal static SipEndpoint OtherGateway { get; } = SipEndpoint.From(IPAddress.Parse("203.0.113.6"), 5060);

    internal UserAgent Agent { get; }

    internal FakePeer Peer { get; }

    internal FakePeer Other { get; }

    internal List<Exception> Faults { get; } = [];

    /// <summary>Everything the agent sent, in order.</summary>
    internal List<WireMessage> Sent { get; } = [];

    /// <summary>Destinations the system refuses to send to.</summary>
    internal HashSet<SipEndpoint> Refused { get; } = [];

    internal Action<WireMessage>? WhenSent { get; set; }

    /// <summary>Milliseconds of the virtual clock.</summary>
    internal long NowMs => _now / TimeSpan.TicksPerMillisecond;

    bool IDatagramPort.Send(ReadOnlySpan<byte> datagram, in SipEndpoint to)
    {
        if (Refused.Contains(to))
        {
            return false;
        }

        var message = new WireMessage(datagram.ToArray(), to, NowMs);
        Sent.Add(message);
        WhenSent?.Invoke(message);
        return true;
    }

    internal CallTicket Reserve(CallTicket? failoverOf = null, SipEndpoint? destination = null) => Agent.Reserve(new CallPlan
    {
        TrunkId = "t1",
        RequestUri = "sip:+4930123456@gw.example",
        FromUri = "sip:+49891234@trunk.example",
        ToUri = "sip:+4930123456@gw.example",
        Destination = (destination ?? Gateway).ToString(),
        FailoverOf = failoverOf,
    }).ShouldNotBeNull();

    /// <summary>Places a call and hands back its INVITE.</summary>
    internal (CallTicket Ticket, Recorder Call, WireMessage Invite) Place(CallSettings? settings = null)
    {
        var ticket = Reserve();
        var recorder = new Recorder();
        Agent.Place(ticket, settings ?? new CallSettings(), Encoding.UTF8.GetBytes(FakePeer.Offer), recorder);
        Settle();
        return (ticket, recorder, Sent[^1]);
    }

    /// <summary>A call that is answered and ACKed.</summary>
    internal (CallTicket Ticket, Recorder Call, WireMessage Invite) Answered(CallSettings? settings = null)
    {
        (var ticket, var call, var invite) = Place(settings);
        Peer.Respond(invite, 180, "callee");
        Peer.Respond(invite, 200, "callee", body: FakePeer.Answer);
        return (ticket, call, invite);
    }

    /// <summary>Runs what is due now.</summary>
    internal void Settle()
    {
        while (Agent.Advance(_now))
        {
        }
    }

    /// <summary>Lets time pass, firing every timer at its own moment.</summary>
    internal void Pass(long milliseconds)
    {
        var end = _now + (milliseconds * TimeSpan.TicksPerMillisecond);
        Settle();
        while (Agent.NextDue <= end)
        {
            _now = Math.Max(_now, Agent.NextDue);
            Settle();
        }

        _now = end;
        Settle();
    }

    internal void Deliver(byte[] datagram, SipEndpoint source)
    {
        Agent.Receive(datagram, source);
        Settle();
    }

    internal WireMessage[] Requests(string method) => [.. Sent.Where(m => m.IsRequest && m.Method == method)];

    internal WireMessage[] Responses(int status) => [.. Sent.Where(m => m.Status == status)];

    internal long Count(SipEvent what) => Agent.Services.Counters.Of(what);

    /// <summary>Past the longest timer nothing is left: no transaction, no slot, no stored message, no timer.</summary>
    internal void ShouldBeEmpty()
    {
        _leakChecked = true;
        Pass(150_000);
        Agent.LiveTransactions.ShouldBe(0);
        Agent.LiveCalls.ShouldBe(0);
        Agent.LingeringCalls.ShouldBe(0);
        Agent.Services.Packets.Rented.ShouldBe(0);
        Agent.Services.Timers.Count.ShouldBe(0);
        Faults.ShouldBeEmpty();
    }

    public void Dispose()
    {
        if (!_leakChecked)
        {
            ShouldBeEmpty();
        }
    }
}
