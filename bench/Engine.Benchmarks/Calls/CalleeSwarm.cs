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
    }

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly Func<int> nextSinkPort;
    private readonly Thread thread;
    private readonly SipMessage message = new();
    private readonly byte[] output = new byte[4096];

    public CalleeSwarm(Func<int> nextSinkPort)
    {
        this.nextSinkPort = nextSinkPort;
        socket.ReceiveBufferSize = 4 * 1024 * 1024;
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        thread = new Thread(Run) { IsBackground = true, Name = "callees" };
        thread.Start();
    }

    public int Port => ((IPEndPoint)socket.LocalEndPoint!).Port;

    /// <summary>By dialled number.</summary>
    public ConcurrentDictionary<string, Callee> Callees { get; } = new(StringComparer.Ordinal);

    public int Answered => Callees.Values.Count(c => c.AnsweredAt != 0);

    public int Ended => Callees.Values.Count(c => c.EndedAt != 0);

    public void Dispose()
    {
        socket.Dispose();
        thread.Join(1000);
    }

    private void Run()
    {
        var buffer = new byte[8192];
        var from = new SocketAddress(AddressFamily.InterNetwork);
        try
        {
            while (true)
            {
                var length = socket.ReceiveFrom(buffer, SocketFlags.None, from);
                var at = Stopwatch.GetTimestamp();
                if (SipParser.Parse(buffer.AsMemory(0, length), message).IsGood && message.IsRequest)
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
        switch (message.Method)
        {
            case SipMethod.Invite:
                Invite(from, at);
                break;
            case SipMethod.Ack:
                Of(message).ConfirmedAt = at;
                break;
            case SipMethod.Bye:
                Of(message).EndedAt = at;
                Send(Response(200, "OK"u8, default), from);
                break;
            default:
                Send(Response(200, "OK"u8, default), from);
                break;
        }
    }

    private void Invite(SocketAddress from, long at)
    {
        var callee = Of(message);
        callee.Invites++;
        var branch = message.TryGetTopVia(out var via) ? Encoding.ASCII.GetString(via.Branch) : "";
        if (branch == callee.Branch)
        {
            socket.SendTo(callee.Answer, SocketFlags.None, from);
            return;
        }

        callee.Branches++;
        callee.Branch = branch;
        callee.InvitedAt = at;
        Send(Response(180, "Ringing"u8, default), from);
        var sdp = $"v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio {nextSinkPort()} RTP/AVP 8 101\r\n"
            + "a=rtpmap:8 PCMA/8000\r\na=rtpmap:101 telephone-event/8000\r\na=ptime:20\r\n";
        callee.Answer = Response(200, "OK"u8, Encoding.ASCII.GetBytes(sdp)).ToArray();
        callee.AnsweredAt = Stopwatch.GetTimestamp();
        socket.SendTo(callee.Answer, SocketFlags.None, from);
    }

    private Callee Of(SipMessage request) =>
        Callees.GetOrAdd(request.TryGetTo(out var to) && to.TryGetUri(out var uri) ? Encoding.ASCII.GetString(uri.User) : "?", _ => new Callee());

    private ReadOnlySpan<byte> Response(int status, ReadOnlySpan<byte> phrase, ReadOnlySpan<byte> sdp)
    {
        var writer = new SipWriter(output);
        new SipResponseHead { StatusCode = status, ReasonPhrase = phrase, ToTag = "c1"u8 }.Write(ref writer, message);
        if (status < 300 && message.Method == SipMethod.Invite)
        {
            writer.Header(HeaderId.Contact, $"<sip:callee@127.0.0.1:{Port}>");
        }

        var done = sdp.IsEmpty ? writer.Finish() : writer.Finish("application/sdp"u8, sdp);
        return done ? output.AsSpan(0, writer.Length) : throw new InvalidOperationException($"response not written: {writer.Error}");
    }

    private void Send(ReadOnlySpan<byte> datagram, SocketAddress to) => socket.SendTo(datagram, SocketFlags.None, to);
}
