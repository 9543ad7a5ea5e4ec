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
    private readonly ConcurrentDictionary<string, IInviteHandler> _phones = new(StringComparer.Ordinal);
    private readonly Func<string, Callee> _who;
    private readonly TimeProvider _time;
    private readonly SipShard _shard;

    /// <param name="who">Whom the call of that Call-ID is meant for.</param>
    /// <param name="time">Clock of the phones.</param>
    public Exchange(Func<string, Callee> who, TimeProvider time)
    {
        this._who = who;
        this._time = time;
        _shard = new SipShard(
            new SipShardConfig
            {
                Listen = new IPEndPoint(IPAddress.Loopback, 0), Peers = [IPAddress.Loopback], InviteHandler = this, UserAgent = "Engine rehearsal phones",
            },
            time);
        _shard.Start();
    }

    public int Port => _shard.LocalEndPoint.Port;

    /// <summary>An answered or ringing call; null when it was refused or never came.</summary>
    public PhoneCall? Find(string callId) => _phones.GetValueOrDefault(callId) is LoopbackPhone { Calls: [var call, ..] } ? call : null;

    public void OnInvite(IIncomingCall call, ReadOnlySpan<byte> offer)
    {
        var phone = PhoneOf(_who(call.CallId));
        _phones[call.CallId] = phone;
        phone.OnInvite(call, offer);
    }

    public void OnCancelled(IIncomingCall call) => PhoneOf(call)?.OnCancelled(call);

    public void OnConfirmed(IIncomingCall call, ReadOnlySpan<byte> answer) => PhoneOf(call)?.OnConfirmed(call, answer);

    public void OnEnded(IIncomingCall call, HangUpSide side) => PhoneOf(call)?.OnEnded(call, side);

    public ReofferReply OnReoffer(IIncomingCall call, ReadOnlySpan<byte> offer) => PhoneOf(call)?.OnReoffer(call, offer) ?? ReofferReply.NotAcceptable;

    public void Dispose()
    {
        _shard.Dispose();
        foreach (var phone in _phones.Values.OfType<IDisposable>())
        {
            phone.Dispose();
        }
    }

    private IInviteHandler? PhoneOf(IIncomingCall call) => _phones.GetValueOrDefault(call.CallId);

    private IInviteHandler PhoneOf(Callee callee)
    {
        var after = TimeSpan.FromSeconds(callee.Rings);
        return callee.Result switch
        {
            "busy" => new RefusingPhone(486, "Busy Here", after, _time),
            "decline" => new RefusingPhone(603, "Decline", after, _time),
            "invalid_number" => new RefusingPhone(404, "Not Found", null, _time),
            "failure" => new RefusingPhone(503, "Service Unavailable", null, _time),
            "no_answer" => new LoopbackPhone(new PhoneConfig { Behaviour = PhoneBehaviour.Silent }, _time, new Random()),
            _ => new LoopbackPhone(new PhoneConfig { RingFor = after }, _time, new Random()),
        };
    }
}
