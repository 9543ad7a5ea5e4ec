using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Engine.Media.Sdp;
using Engine.Sip.Agent;
using Engine.Sip.Calls;
using Engine.Sip.Calls.Incoming;

namespace Engine.Actors.Tests.Legs;

/// <summary>A callee on a real socket: our own SIP server side and a UDP socket that counts the packets with something to hear in them.</summary>
internal sealed class RealCallee : IInviteHandler, IDisposable
{
    private readonly SipShard _shard;
    private readonly Socket _sound = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly Thread _ear;
    private int _invites;
    private int _heard;

    public RealCallee()
    {
        _sound.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _ear = new Thread(Listen) { IsBackground = true };
        _ear.Start();
        _shard = new SipShard(
            new SipShardConfig { Listen = new IPEndPoint(IPAddress.Loopback, 0), Peers = [IPAddress.Loopback], InviteHandler = this }, TimeProvider.System);
        _shard.Start();
    }

    /// <summary>The final status given to every call.</summary>
    public int Status { get; set; } = 200;

    /// <summary>The direction of its answers.</summary>
    public MediaDirection Direction { get; set; } = MediaDirection.SendReceive;

    /// <summary>Rings and never answers.</summary>
    public bool OnlyRings { get; set; }

    public int Port => _shard.LocalEndPoint.Port;

    public int Invites => Volatile.Read(ref _invites);

    /// <summary>
    /// Packets (20 ms each) that were not silence. Silence is sent too, from the answer to the BYE, and how much of it
    /// there is says only how busy this machine was.
    /// </summary>
    public int Heard => Volatile.Read(ref _heard);

    /// <summary>Call-ID and who hung up, of every answered call that ended.</summary>
    public ConcurrentDictionary<string, HangUpSide> Ended { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<IIncomingCall> Answered { get; } = new();

    public ConcurrentQueue<IIncomingCall> Cancelled { get; } = new();

    public void OnInvite(IIncomingCall call, ReadOnlySpan<byte> offer)
    {
        Interlocked.Increment(ref _invites);
        call.Ring(180);
        if (OnlyRings)
        {
            return;
        }

        if (Status != 200)
        {
            call.Refuse(Status);
            return;
        }

        var local = new LocalMedia { Address = IPAddress.Loopback, Port = ((IPEndPoint)_sound.LocalEndPoint!).Port, Direction = Direction };
        call.Answer(((Negotiation.Agreed)new SdpSession(local, 7).AnswerTo(offer)).AnswerBody);
        Answered.Enqueue(call);
    }

    public void OnCancelled(IIncomingCall call) => Cancelled.Enqueue(call);

    public void OnConfirmed(IIncomingCall call, ReadOnlySpan<byte> answer)
    {
    }

    public void OnEnded(IIncomingCall call, HangUpSide side) => Ended[call.CallId] = side;

    public void Dispose()
    {
        _shard.Dispose();
        _sound.Dispose();
        _ear.Join();
    }

    private void Listen()
    {
        var buffer = new byte[2048];
        try
        {
            while (true)
            {
                var length = _sound.Receive(buffer);
                if (length > 12 && (buffer[1] & 0x7F) is 0 or 8 && buffer.AsSpan(12, length - 12).ContainsAnyExcept(buffer[12]))
                {
                    Interlocked.Increment(ref _heard);
                }
            }
        }
        catch (SocketException)
        {
            // Closed: the test is over.
        }
        catch (ObjectDisposedException)
        {
            // Closed before the next read began.
        }
    }
}
