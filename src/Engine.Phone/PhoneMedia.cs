using System.Net;
using System.Net.Sockets;
using Engine.Media.Sdp;

namespace Engine.Phone;

/// <summary>The sound of one call: one socket, a reader that feeds the ear and, once answered, a timer that sends the voice.</summary>
internal sealed class PhoneMedia : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly TimeProvider time;
    private readonly Thread reader;
    private readonly long startedAt;
    private ITimer? pulse;
    private IPEndPoint? remote;
    private long answeredAt;
    private PhoneVoice? speaking;
    private int framesSent;

    public PhoneMedia(IPAddress bind, TimeProvider time)
    {
        this.time = time;
        startedAt = time.GetTimestamp();
        socket.Bind(new IPEndPoint(bind, 0));
        reader = new Thread(Read) { IsBackground = true, Name = "phone-ear" };
        reader.Start();
    }

    public RtpEar Ear { get; } = new();

    public int Port => ((IPEndPoint)socket.LocalEndPoint!).Port;

    /// <summary>Starts to send: from now on frame n leaves n × 20 ms after this moment.</summary>
    public void Speak(NegotiatedMedia media, PhoneVoice voice)
    {
        pulse?.Dispose();
        remote = media.Remote;
        speaking = voice;
        framesSent = 0;
        answeredAt = time.GetTimestamp();
        var period = TimeSpan.FromMilliseconds(PhoneVoice.FrameMs);
        pulse = time.CreateTimer(_ => SendDue(voice), null, TimeSpan.Zero, period);
    }

    /// <summary>Presses a key now; nothing before the answer.</summary>
    public void Press(char key, KeyWay way)
    {
        if (speaking is { } voice)
        {
            lock (voice)
            {
                voice.Add(framesSent, key, way);
            }
        }
    }

    /// <summary>Says something from the next frame on; nothing before the answer.</summary>
    public void Say(ReadOnlyMemory<short> samples)
    {
        if (speaking is { } voice)
        {
            lock (voice)
            {
                voice.Say(framesSent, samples);
            }
        }
    }

    public void Dispose()
    {
        pulse?.Dispose();
        socket.Dispose();
        reader.Join(TimeSpan.FromSeconds(1));
    }

    private void SendDue(PhoneVoice voice)
    {
        lock (voice)
        {
            if (voice != speaking)
            {
                // The last pulse of the early voice.
                return;
            }

            var due = (int)(time.GetElapsedTime(answeredAt).TotalMilliseconds / PhoneVoice.FrameMs);
            while (framesSent <= due)
            {
                voice.Frame(framesSent++, Send);
            }
        }
    }

    private void Send(ReadOnlyMemory<byte> packet)
    {
        try
        {
            socket.SendTo(packet.Span, SocketFlags.None, remote!);
        }
        catch (SocketException)
        {
            // The caller's port is gone, as when it hung up first; a phone speaks on into the void.
        }
        catch (ObjectDisposedException)
        {
            // The call ended between two frames.
        }
    }

    private void Read()
    {
        var buffer = new byte[2048];
        EndPoint from = new IPEndPoint(IPAddress.Any, 0);
        while (true)
        {
            try
            {
                var length = socket.ReceiveFrom(buffer, SocketFlags.None, ref from);
                Ear.Listen(buffer.AsSpan(0, length), time.GetElapsedTime(startedAt));
            }
            catch (SocketException error) when (error.SocketErrorCode == SocketError.ConnectionRefused)
            {
                // An ICMP answer to something we sent; listening goes on.
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
