using System.Net;
using System.Net.Sockets;
using Engine.Media.Sdp;

namespace Engine.Phone;

/// <summary>The sound of one call: one socket, a reader that feeds the tap and, once answered, a timer that sends the voice.</summary>
internal sealed class PhoneMedia : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly TimeProvider _time;
    private readonly Thread _reader;
    private readonly long _startedAt;
    private ITimer? _pulse;
    private IPEndPoint? _remote;
    private long _answeredAt;
    private PhoneVoice? _speaking;
    private int _framesSent;

    public PhoneMedia(IPAddress bind, TimeProvider time)
    {
        this._time = time;
        _startedAt = time.GetTimestamp();
        _socket.Bind(new IPEndPoint(bind, 0));
        _reader = new Thread(Read) { IsBackground = true, Name = "phone-tap" };
        _reader.Start();
    }

    public RtpTap Tap { get; } = new();

    public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    /// <summary>Starts to send: from now on frame n leaves n × 20 ms after this moment.</summary>
    public void Speak(NegotiatedMedia media, PhoneVoice voice)
    {
        _pulse?.Dispose();
        _remote = media.Remote;
        _speaking = voice;
        _framesSent = 0;
        _answeredAt = _time.GetTimestamp();
        var period = TimeSpan.FromMilliseconds(PhoneVoice.FrameMs);
        _pulse = _time.CreateTimer(_ => SendDue(voice), null, TimeSpan.Zero, period);
    }

    /// <summary>Presses a key now; nothing before the answer.</summary>
    public void Press(char key, KeyWay way)
    {
        if (_speaking is { } voice)
        {
            lock (voice)
            {
                voice.Add(_framesSent, key, way);
            }
        }
    }

    /// <summary>Says something from the next frame on; nothing before the answer.</summary>
    public void Say(ReadOnlyMemory<short> samples)
    {
        if (_speaking is { } voice)
        {
            lock (voice)
            {
                voice.Say(_framesSent, samples);
            }
        }
    }

    public void Dispose()
    {
        _pulse?.Dispose();
        _socket.Dispose();
        _reader.Join(TimeSpan.FromSeconds(1));
    }

    private void SendDue(PhoneVoice voice)
    {
        lock (voice)
        {
            if (voice != _speaking)
            {
                // The last pulse of the early voice.
                return;
            }

            var due = (int)(_time.GetElapsedTime(_answeredAt).TotalMilliseconds / PhoneVoice.FrameMs);
            while (_framesSent <= due)
            {
                voice.Frame(_framesSent++, Send);
            }
        }
    }

    private void Send(ReadOnlyMemory<byte> packet)
    {
        try
        {
            _socket.SendTo(packet.Span, SocketFlags.None, _remote!);
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
                var length = _socket.ReceiveFrom(buffer, SocketFlags.None, ref from);
                Tap.Listen(buffer.AsSpan(0, length), _time.GetElapsedTime(_startedAt));
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
