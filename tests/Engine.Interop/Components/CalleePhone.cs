using System.Net;
using Engine.Phone;
using Engine.Sip.Agent;

namespace Engine.Interop.Components;

/// <summary>A loopback phone on a SIP port of its own.</summary>
public sealed class CalleePhone : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(5);

    private readonly LoopbackPhone _phone;
    private readonly SipShard _shard;

    private CalleePhone(LoopbackPhone phone, SipShard shard)
    {
        this._phone = phone;
        this._shard = shard;
    }

    public int Port => _shard.LocalEndPoint.Port;

    /// <summary>Every call that came in, in order.</summary>
    public IReadOnlyList<PhoneCall> Calls => _phone.Calls;

    public static CalleePhone Start(PhoneConfig config)
    {
        var callee = new LoopbackPhone(config, TimeProvider.System, new Random());
        var line = new SipShard(new SipShardConfig { Listen = config.Listen, Peers = [IPAddress.Loopback], InviteHandler = callee }, TimeProvider.System);
        line.Start();
        return new CalleePhone(callee, line);
    }

    /// <summary>The call number <paramref name="index"/>, once it is answered and acknowledged.</summary>
    public async Task<PhoneCall> CallAsync(TimeSpan within, int index = 0)
    {
        using var limit = new CancellationTokenSource(within);
        while (_phone.Calls.Count <= index)
        {
            await Task.Delay(Poll, limit.Token);
        }

        var call = _phone.Calls[index];
        await call.Talking.WaitAsync(limit.Token);
        return call;
    }

    public void Dispose()
    {
        _phone.Dispose();
        _shard.Dispose();
    }
}
