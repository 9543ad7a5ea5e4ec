using System.Collections.Concurrent;
using System.Net;
using Engine.Flows.Scenarios;
using Engine.Phone;
using Engine.Sip.Agent;
using Engine.Sip.Calls;
using Engine.Sip.Calls.Incoming;
using Engine.Sip.Methods;

namespace Engine.Host.Rehearsals;

/// <summary>All phones of a rehearsal behind one SIP port of loopback: each call reaches a phone that behaves as the scenario says.</summary>
internal sealed class Exchange : IInviteHandler, IDisposable
{
    private readonly ConcurrentDictionary<string, IInviteHandler> phones = new(StringComparer.Ordinal);
    private readonly Func<string, Callee> who;
    private readonly TimeProvider time;
    private readonly SipShard shard;

    /// <param name="who">Whom the call of that Call-ID is meant for.</param>
    /// <param name="time">Clock of the phones.</param>
    public Exchange(Func<string, Callee> who, TimeProvider time)
    {
        this.who = who;
        this.time = time;
        shard = new SipShard(
            new SipShardConfig
            {
                Listen = new IPEndPoint(IPAddress.Loopback, 0), Peers = [IPAddress.Loopback], InviteHandler = this, UserAgent = "Engine rehearsal phones",
            },
            time);
        shard.Start();
    }

    public int Port => shard.LocalEndPoint.Port;

    /// <summary>An answered or ringing call; null when it was refused or never came.</summary>
    public PhoneCall? Find(string callId) => phones.GetValueOrDefault(callId) is LoopbackPhone { Calls: [var call, ..] } ? call : null;

    public void OnInvite(IIncomingCall call, ReadOnlySpan<byte> offer)
    {
        var phone = PhoneOf(who(call.CallId));
        phones[call.CallId] = phone;
        phone.OnInvite(call, offer);
    }

    public void OnCancelled(IIncomingCall call) => PhoneOf(call)?.OnCancelled(call);

    public void OnConfirmed(IIncomingCall call, ReadOnlySpan<byte> answer) => PhoneOf(call)?.OnConfirmed(call, answer);

    public void OnEnded(IIncomingCall call, HangUpSide side) => PhoneOf(call)?.OnEnded(call, side);

    public ReofferReply OnReoffer(IIncomingCall call, ReadOnlySpan<byte> offer) => PhoneOf(call)?.OnReoffer(call, offer) ?? ReofferReply.NotAcceptable;

    public void Dispose()
    {
        shard.Dispose();
        foreach (var phone in phones.Values.OfType<IDisposable>())
        {
            phone.Dispose();
        }
    }

    private IInviteHandler? PhoneOf(IIncomingCall call) => phones.GetValueOrDefault(call.CallId);

    private IInviteHandler PhoneOf(Callee callee)
    {
        var after = TimeSpan.FromSeconds(callee.Rings);
        return callee.Result switch
        {
            "busy" => new RefusingPhone(486, "Busy Here", after, time),
            "decline" => new RefusingPhone(603, "Decline", after, time),
            "invalid_number" => new RefusingPhone(404, "Not Found", null, time),
            "failure" => new RefusingPhone(503, "Service Unavailable", null, time),
            "no_answer" => new LoopbackPhone(new PhoneConfig { Behaviour = PhoneBehaviour.Silent }, time, new Random()),
            _ => new LoopbackPhone(new PhoneConfig { RingFor = after }, time, new Random()),
        };
    }
}
