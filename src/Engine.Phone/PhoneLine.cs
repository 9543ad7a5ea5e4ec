using System.Net;
using System.Net.Sockets;
using Engine.Sip.Agent;
using Engine.Sip.Transport;

namespace Engine.Phone;

/// <summary>A loopback phone on a SIP port of its own. Only this machine is listened to.</summary>
public sealed class PhoneLine : IDisposable
{
    /// <summary>Calls at once, ended ones of the last half minute included; one more is refused by the line with 503.</summary>
    public const int MostCalls = 1024;

    /// <summary>How long the other side may take to confirm a BYE before the line is closed without.</summary>
    private static readonly TimeSpan ByePatience = TimeSpan.FromSeconds(3);

    /// <summary>The SIP thread looks at what it was asked to send at least this often.</summary>
    private static readonly TimeSpan SendWithin = TimeSpan.FromMilliseconds(200);

    private readonly SipShard _shard;
    private readonly TimeProvider _time;

    private PhoneLine(LoopbackPhone phone, SipShard shard, TimeProvider time)
    {
        Phone = phone;
        _shard = shard;
        _time = time;
    }

    /// <summary>Who answers.</summary>
    public LoopbackPhone Phone { get; }

    /// <summary>Where it listens.</summary>
    public IPEndPoint Address => _shard.LocalEndPoint;

    /// <summary>Begins to listen.</summary>
    /// <exception cref="SocketException">The address cannot be had.</exception>
    public static PhoneLine Start(PhoneConfig config, TimeProvider time, Random random, Action<PhoneEvent>? observer = null, ISipTap? tap = null)
    {
        ArgumentNullException.ThrowIfNull(config);
        var phone = new LoopbackPhone(config, time, random) { Observer = observer ?? (_ => { }) };
        var shard = new SipShard(
            new SipShardConfig
            {
                Listen = config.Listen,
                Peers = [IPAddress.Loopback],
                CallCapacity = MostCalls,
                InviteHandler = phone,
                UserAgent = "Engine phone",
                Tap = tap,
            },
            time);
        shard.Start();
        return new PhoneLine(phone, shard, time);
    }

    /// <summary>Ends every call, by BYE when it is up and by 480 while it rings, and waits until that has left.</summary>
    public async Task HangUpAsync()
    {
        var calls = Phone.Calls.Where(call => !call.Over).ToList();
        foreach (var call in calls)
        {
            Phone.SwitchOff(call);
        }

        try
        {
            await Task.WhenAll(calls.Select(call => call.Ended)).WaitAsync(ByePatience, _time);
        }
        catch (TimeoutException)
        {
            // Whoever does not confirm a BYE has gone; the call is over on this side in any case.
        }

        if (calls.Count > 0)
        {
            await Task.Delay(SendWithin, _time);
        }
    }

    public void Dispose()
    {
        Phone.Dispose();
        _shard.Dispose();
    }
}
