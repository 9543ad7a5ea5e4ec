using System.Net;
using Engine.Phone;
using Engine.Sip.Agent;
using Engine.Sip.Transport;

namespace Engine.Host.Demo;

/// <summary>The loopback phone on a SIP shard of its own, traced into the ladder.</summary>
internal sealed class DemoPhone : IDisposable
{
    private readonly LoopbackPhone _phone;
    private readonly SipShard _shard;
    private readonly FirstInvite _firstInvite;

    private DemoPhone(LoopbackPhone phone, SipShard shard, FirstInvite firstInvite)
    {
        this._phone = phone;
        this._shard = shard;
        this._firstInvite = firstInvite;
    }

    public int Port => _shard.LocalEndPoint.Port;

    /// <summary>What the phone heard; null when it took no call.</summary>
    public RtpTap? Tap => _phone.Calls.Count > 0 ? _phone.Calls[0].Tap : null;

    /// <summary>When the INVITE arrived, on the ladder's clock; null when none did.</summary>
    public long? FirstInviteMs => _firstInvite.AtMs;

    public static DemoPhone Start(PhoneBehaviour behaviour, DemoLadder ladder)
    {
        var config = new PhoneConfig { Behaviour = behaviour };
        var callee = new LoopbackPhone(config, TimeProvider.System, new Random());
        var trace = new FirstInvite(ladder);
        var line = new SipShard(
            new SipShardConfig { Listen = config.Listen, Peers = [IPAddress.Loopback], InviteHandler = callee, UserAgent = "Engine demo phone", Tap = trace },
            TimeProvider.System);
        line.Start();
        return new DemoPhone(callee, line, trace);
    }

    public void Dispose()
    {
        _phone.Dispose();
        _shard.Dispose();
    }

    /// <summary>Passes the trace on to the ladder and notes when the first INVITE came.</summary>
    private sealed class FirstInvite(DemoLadder ladder) : ISipTap
    {
        public long? AtMs { get; private set; }

        public void OnDatagram(bool outgoing, in SipEndpoint remote, ReadOnlySpan<byte> bytes)
        {
            if (!outgoing && AtMs is null && bytes.StartsWith("INVITE "u8))
            {
                AtMs = ladder.ElapsedMs;
            }

            ladder.OnDatagram(outgoing, remote, bytes);
        }
    }
}
