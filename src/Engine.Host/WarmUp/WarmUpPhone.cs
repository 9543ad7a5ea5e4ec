using System.Net;
using System.Net.Sockets;
using Engine.Media;
using Engine.Media.Sdp;
using Engine.Sip.Agent;
using Engine.Sip.Calls;
using Engine.Sip.Calls.Incoming;

namespace Engine.Host.WarmUp;

/// <summary>
/// Whoever is called while the engine warms up: a SIP port of loopback and one socket for all sound, which nobody reads. What somebody does is in the
/// last digit of his number. Cheap on purpose: it shares the cores with what is warmed.
/// </summary>
internal sealed class WarmUpPhone : IInviteHandler, IDisposable
{
    public const string Answers = "+12025550120";

    /// <summary>Answers, and presses a key a little later.</summary>
    public const string Presses = "+12025550121";

    /// <summary>Answers, and hangs up a little later.</summary>
    public const string HangsUp = "+12025550122";

    public const string IsBusy = "+12025550123";

    public const string IsUnknown = "+12025550124";

    /// <summary>Rings until the caller gives up.</summary>
    public const string Rings = "+12025550125";

    private const int CallCapacity = 8192;

    private static readonly TimeSpan Little = TimeSpan.FromMilliseconds(200);
    private static readonly byte[] Key = [.. "Signal=1\r\nDuration=100\r\n"u8];

    private readonly Socket _sink = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly SipShard _shard;
    private readonly TimeProvider _time;
    private int _sessions;

    public WarmUpPhone(TimeProvider time)
    {
        this._time = time;
        _sink.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _shard = new SipShard(
            new SipShardConfig
            {
                Listen = new IPEndPoint(IPAddress.Loopback, 0), Peers = [IPAddress.Loopback], CallCapacity = CallCapacity, InviteHandler = this,
                UserAgent = "Engine warm-up",
            },
            time);
        _shard.Start();
    }

    public int Port => _shard.LocalEndPoint.Port;

    public void OnInvite(IIncomingCall call, ReadOnlySpan<byte> offer)
    {
        switch (Dialled(call))
        {
            case IsBusy:
                call.Refuse(486);
                return;
            case IsUnknown:
                call.Refuse(404);
                return;
            case Rings:
                call.Ring(180);
                return;
        }

        call.Ring(180);
        var local = new LocalMedia
        {
            Address = IPAddress.Loopback, Port = ((IPEndPoint)_sink.LocalEndPoint!).Port, Codecs = [AudioCodec.Pcma, AudioCodec.Pcmu],

            // Without telephone events, keys are taken from INFO.
            TelephoneEventPayloadType = null,
        };
        if (new SdpSession(local, Interlocked.Increment(ref _sessions)).AnswerTo(offer) is Negotiation.Agreed agreed)
        {
            call.Answer(agreed.AnswerBody);
        }
        else
        {
            call.Refuse(488);
        }
    }

    public void OnConfirmed(IIncomingCall call, ReadOnlySpan<byte> answer)
    {
        switch (Dialled(call))
        {
            case Presses:
                _ = LaterAsync(() => call.Inform("application/dtmf-relay", Key));
                break;
            case HangsUp:
                _ = LaterAsync(call.HangUp);
                break;
        }
    }

    public void OnCancelled(IIncomingCall call)
    {
    }

    public void OnEnded(IIncomingCall call, HangUpSide side)
    {
    }

    public void Dispose()
    {
        _shard.Dispose();
        _sink.Dispose();
    }

    /// <summary>The user part of <c>sip:user@host</c>.</summary>
    private static string Dialled(IIncomingCall call)
    {
        var begin = call.RequestUri.IndexOf(':', StringComparison.Ordinal) + 1;
        var end = call.RequestUri.IndexOf('@', StringComparison.Ordinal);
        return end > begin ? call.RequestUri[begin..end] : "";
    }

    private async Task LaterAsync(Action act)
    {
        await Task.Delay(Little, _time);
        act();
    }
}
