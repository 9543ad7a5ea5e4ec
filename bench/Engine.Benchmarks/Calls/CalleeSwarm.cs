using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Engine.Sip.Wire.Messages;
using Engine.Sip.Wire.Parsing;

namespace Engine.Benchmarks.Calls;

/// <summary>
/// Thousands of callees behind one UDP port of 127.0.0.1: 180 and 200 at once, 200 to BYE. Cheap on purpose (one thread, one parse,
/// no timers), so that the generator is not what is measured; repeats of an INVITE get the stored answer and are counted.
/// </summary>
internal sealed class CalleeSwarm : IDisposable
{
    internal sealed class Callee
    {
        public long InvitedAt;
        public long AnsweredAt;
        public long ConfirmedAt;
        public long EndedAt;
        public int Invites;
        public int Branches;
        public string Branch = "";
        public byte[] Answer = [];
        public SocketAddress? Caller;
    }

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly Func<int> _nextSinkPort;
    private readonly Thread _thread;
    private readonly SipMessage _message = new();
    private readonly byte[] _output = new byte[4096];

    public CalleeSwarm(Func<int> nextSinkPort)
    {
        this._nextSinkPort = nextSinkPort;
        _socket.ReceiveBufferSize = 4 * 1024 * 1024;
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _thread = new Thread(Run) { IsBackground = true, Name = "callees" };
        _thread.Start();
    }

    public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    /// <summary>By dialled number.</summary>
    public ConcurrentDictionary<string, Callee> Callees { get; } = new(StringComparer.Ordinal);

    public int Answered => Callees.Values.Count(c => c.AnsweredAt != 0);

    public int Ended => Callees.Values.Count(c => c.EndedAt != 0);

    /// <summary>Sends 200 again for callees that were not ACKed, as phones do; from any thread.</summary>
    public void RepeatUnconfirmed()
    {
        foreach (var callee in Callees.Values)
        {
            if (callee is { AnsweredAt: > 0, ConfirmedAt: 0, EndedAt: 0, Caller: { } caller })
            {
                _socket.SendTo(callee.Answer, SocketFlags.None, caller);
            }
        }
    }

    public void Dispose()
    {
        _socket.Dispose();
        _thread.Join(1000);
    }

    private void Run()
    {
        var buffer = new byte[8192];
        var from = new SocketAddress(AddressFamily.InterNetwork);
        try
        {
            while (true)
            {
                var length = _socket.ReceiveFrom(buffer, SocketFlags.None, from);
                var at = Stopwatch.GetTimestamp();
                if (SipParser.Parse(buffer.AsMemory(0, length), _message).IsGood && _message.IsRequest)
                {
                    Serve(from, at);
                }
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Closed: the run is over.
        }
    }

    private void Serve(SocketAddress from, long at)
    {
        switch (_message.Method)
        {
            case SipMethod.Invite:
                Invite(from, at);
                break;
            case SipMethod.Ack:
                Of(_message).ConfirmedAt = at;
                break;
            case SipMethod.Bye:
                Of(_message).EndedAt = at;
                Send(Response(200, "OK"u8, default), from);
                break;
            default:
                Send(Response(200, "OK"u8, default), from);
                break;
        }
    }

    private void Invite(SocketAddress from, long at)
    {
        var callee = Of(_message);
        callee.Invites++;
        var branch = _message.TryGetTopVia(out var via) ? Encoding.ASCII.GetString(via.Branch) : "";
        if (branch == callee.Branch)
        {
            _socket.SendTo(callee.Answer, SocketFlags.None, from);
            return;
        }

        callee.Branches++;
        callee.Branch = branch;
        callee.Caller = new SocketAddress(from.Family, from.Size);
        from.Buffer.CopyTo(callee.Caller.Buffer);
        callee.InvitedAt = at;
        Send(Response(180, "Ringing"u8, default), from);
        var sdp = $"v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio {_nextSinkPort()} RTP/AVP 8 101\r\n"
            + "a=rtpmap:8 PCMA/8000\r\na=rtpmap:101 telephone-event/8000\r\na=ptime:20\r\n";
        callee.Answer = Response(200, "OK"u8, Encoding.ASCII.GetBytes(sdp)).ToArray();
        callee.AnsweredAt = Stopwatch.GetTimestamp();
        _socket.SendTo(callee.Answer, SocketFlags.None, from);
    }

    private Callee Of(SipMessage request) =>
        Callees.GetOrAdd(request.TryGetTo(out var to) && to.TryGetUri(out var uri) ? Encoding.ASCII.GetString(uri.User) : "?", _ => new Callee());

    private ReadOnlySpan<byte> Response(int status, ReadOnlySpan<byte> phrase, ReadOnlySpan<byte> sdp)
    {
        var writer = new SipWriter(_output);
        new SipResponseHead { StatusCode = status, ReasonPhrase = phrase, ToTag = "c1"u8 }.Write(ref writer, _message);
        if (status < 300 && _message.Method == SipMethod.Invite)
        {
            writer.Header(HeaderId.Contact, $"<sip:callee@127.0.0.1:{Port}>");
        }

        var done = sdp.IsEmpty ? writer.Finish() : writer.Finish("application/sdp"u8, sdp);
        return done ? _output.AsSpan(0, writer.Length) : throw new InvalidOperationException($"response not written: {writer.Error}");
    }

    private void Send(ReadOnlySpan<byte> datagram, SocketAddress to) => _socket.SendTo(datagram, SocketFlags.None, to);
}
