using System.Net;
using System.Net.Sockets;
using Engine.Media.Sdp;

namespace Engine.Phone;

/// <summary>
/// The sound of one call: one socket, a thread that feeds the tap and, once there is something to say, one that sends the voice. No thread of the pool is
/// asked for either: behind other work of the process a pulse would come late and in bursts, and whoever passes the sound on leaves out what is late.
/// </summary>
internal sealed class PhoneMedia : IDisposable
{
    private static readonly TimeSpan JoinPatience = TimeSpan.FromSeconds(1);

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly TimeProvider _time;
    private readonly Thread _reader;
    private readonly long _startedAt;

    /// <summary>Guards the voice; pulsed when there is another one, or none any more.</summary>
    private readonly object _gate = new();
    private Thread? _speaker;
    private IPEndPoint? _remote;
    private long _answeredAt;
    private PhoneVoice? _speaking;
    private int _framesSent;
    private bool _over;

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
        lock (_gate)
        {
            if (_over)
            {
                return;
            }

            _remote = media.Remote;
            _speaking = voice;
            _framesSent = 0;
            _answeredAt = _time.GetTimestamp();
            if (_speaker is null)
            {
                _speaker = new Thread(SpeakOn) { IsBackground = true, Name = "phone-voice" };
                _speaker.Start();
            }

            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Presses a key now; nothing before the answer.</summary>
    public void Press(char key, KeyWay way)
    {
        lock (_gate)
        {
            _speaking?.Add(_framesSent, key, way);
        }
    }

    /// <summary>Says something from the next frame on; nothing before the answer.</summary>
    public void Say(ReadOnlyMemory<short> samples)
    {
        lock (_gate)
        {
            _speaking?.Say(_framesSent, samples);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _over = true;
            Monitor.Pulse(_gate);
        }

        _socket.Dispose();
        _reader.Join(JoinPatience);
        _speaker?.Join(JoinPatience);
    }

    private void SpeakOn()
    {
        lock (_gate)
        {
            while (!_over)
            {
                Monitor.Wait(_gate, SendDue(_speaking!));
            }
        }
    }

    /// <summary>Sends every frame that is due; the time until the next one.</summary>
    private TimeSpan SendDue(PhoneVoice voice)
    {
        var due = (int)(_time.GetElapsedTime(_answeredAt).TotalMilliseconds / PhoneVoice.FrameMs);
        while (_framesSent <= due)
        {
            voice.Frame(_framesSent++, Send);
        }

        // Whole milliseconds are waited, so one more, or it would wake too early.
        var left = TimeSpan.FromMilliseconds((_framesSent * PhoneVoice.FrameMs) + 1) - _time.GetElapsedTime(_answeredAt);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
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
