using Engine.Media.Dtmf;
using Engine.Media.Rtp;

namespace Engine.Media.Bridging;

/// <summary>
/// Carries the sound and the keys of one leg to another (XFER-11): a ring of G.711 codes. The writer is the receive thread of the source,
/// the reader the clock thread of the sink. The writer places each packet by its timestamp, so that loss and reordering cost only the
/// missing samples; the reader takes as many as its own clock and packet time need. Nothing is decoded, allocated or locked.
/// <code>
///            read                    written
///   ..........|======= waiting =======|..........     positions: samples since the bridge began
///             |- sink takes ptime      |- source adds, gaps filled with silence
/// </code>
/// </summary>
internal sealed class OneWayBridge
{
    /// <summary>How late a packet may come, ns: the first packet of a spurt waits that long before it leaves.</summary>
    public const long DelayNs = 40_000_000;

    /// <summary>Samples held: 512 ms. Samples that do not fit are dropped and counted.</summary>
    public const int Capacity = 4096;

    /// <summary>Samples waiting at most: the delay, the longest packet and two of 20 ms. More are skipped, so that delay never grows.</summary>
    public const int MostWaiting = 140 * AudioCodecs.BytesPerMillisecond;

    /// <summary>Samples left after a skip.</summary>
    private const int KeptWaiting = 60 * AudioCodecs.BytesPerMillisecond;

    private const int Mask = Capacity - 1;

    private readonly byte[] _codes = new byte[Capacity];
    private readonly AudioCodec _law;
    private long _written;
    private long _read;
    private long _spurtNs;
    private bool _hasSound;
    private uint _ssrc;
    private uint _timestamp;
    private long _position;

    /// <param name="source">The leg that sound is taken from.</param>
    /// <param name="sink">The leg that sends it on.</param>
    /// <param name="law">The law the codes are held in: the sink's, so that equal codecs are copied.</param>
    public OneWayBridge(IBridgeSource source, IBridgeSink sink, AudioCodec law)
    {
        Source = source;
        Sink = sink;
        _law = law;
    }

    public IBridgeSource Source { get; }

    public IBridgeSink Sink { get; }

    /// <summary>Whether a packet has come: local ringback stops then.</summary>
    public bool HasSound => Volatile.Read(ref _hasSound);

    /// <summary>Samples that came after their time, or found no room.</summary>
    public long Dropped { get; private set; }

    /// <summary>Samples left out because too many waited.</summary>
    public long Skipped { get; private set; }

    /// <summary>Adds a packet. Called by the source's receive thread.</summary>
    public void Write(AudioCodec codec, in RtpPacket packet, ReadOnlySpan<byte> payload, long nowNs)
    {
        if (payload.Length is 0 or > Capacity / 2)
        {
            Dropped += payload.Length;
            return;
        }

        var start = Place(packet, nowNs);
        var (read, written) = (Volatile.Read(ref _read), _written);
        var late = (int)Math.Clamp(read - start, 0, payload.Length);
        Dropped += late;
        payload = payload[late..];
        start += late;
        if (start + payload.Length > read + Capacity)
        {
            // The sink reads nothing: it is on hold or its thread is late. Start again once it reads.
            Dropped += payload.Length;
            Volatile.Write(ref _spurtNs, 0);
            return;
        }

        for (; written < start; written++)
        {
            _codes[written & Mask] = AudioCodecs.SilenceByte(_law);
        }

        var first = Math.Min(payload.Length, Capacity - (int)(start & Mask));
        AudioCodecs.Convert(codec, payload[..first], _law, _codes.AsSpan((int)(start & Mask)));
        AudioCodecs.Convert(codec, payload[first..], _law, _codes);
        Volatile.Write(ref _written, Math.Max(written, start + payload.Length));
        Volatile.Write(ref _hasSound, true);
    }

    /// <summary>Takes the codes of one packet. False: nothing is due, so silence is sent. Called by the sink's clock thread.</summary>
    public bool TryRead(AudioCodec codec, Span<byte> payload, long nowNs)
    {
        var spurtNs = Volatile.Read(ref _spurtNs);
        var written = Volatile.Read(ref _written);
        var read = _read;
        if (spurtNs == 0 || nowNs - spurtNs < DelayNs)
        {
            if (written - read > MostWaiting)
            {
                // The ring was filled before the first read, and the writer has given up the spurt: it finds no room until this is discarded.
                Discard();
            }

            return false;
        }

        if (written - read > MostWaiting)
        {
            Skipped += written - read - KeptWaiting;
            read = written - KeptWaiting;
        }

        var count = (int)Math.Min(payload.Length, written - read);
        var first = Math.Min(count, Capacity - (int)(read & Mask));
        AudioCodecs.Convert(_law, _codes.AsSpan((int)(read & Mask), first), codec, payload);
        AudioCodecs.Convert(_law, _codes.AsSpan(0, count - first), codec, payload[first..]);
        payload[count..].Fill(AudioCodecs.SilenceByte(codec));
        if (count < payload.Length)
        {
            // Empty: the spurt is over, the next packet starts one.
            Volatile.Write(ref _spurtNs, 0);
        }

        Volatile.Write(ref _read, read + count);
        return count > 0;
    }

    /// <summary>
    /// A key of the source begins or ends: the sink sends its own event, once, however often the source repeated it.
    /// Called by the source's receive thread.
    /// </summary>
    public void Key(in DtmfStep step)
    {
        if (step.EndedBefore is not null)
        {
            Sink.KeyUp(step.EndedBeforeMs);
        }

        if (step.Started is { } started && DtmfEvent.CodeOf(started) is { } code)
        {
            Sink.KeyDown(code);
        }

        if (step.Ended is not null)
        {
            Sink.KeyUp(step.EndedMs);
        }
    }

    /// <summary>The sink sends nothing now: waiting samples are discarded.</summary>
    public void Discard()
    {
        Volatile.Write(ref _read, Volatile.Read(ref _written));
        Volatile.Write(ref _spurtNs, 0);
    }

    /// <summary>Where a packet belongs. A new spurt, a new source and a jump of the timestamps go on right behind the last sample.</summary>
    private long Place(in RtpPacket packet, long nowNs)
    {
        var ahead = (long)(int)(packet.Timestamp - _timestamp);
        var isSpurt = Volatile.Read(ref _spurtNs) == 0;
        if (isSpurt && HasSound && packet.Ssrc == _ssrc && ahead is < 0 and > -Capacity)
        {
            // A late packet of the spurt before.
            return _position + ahead;
        }

        if (isSpurt || packet.Ssrc != _ssrc || Math.Abs(ahead) > Capacity)
        {
            _ssrc = packet.Ssrc;
            _position = Math.Max(_written, Volatile.Read(ref _read));
            if (isSpurt)
            {
                Volatile.Write(ref _spurtNs, nowNs);
            }
        }
        else
        {
            _position += ahead;
        }

        _timestamp = packet.Timestamp;
        return _position;
    }
}

/// <summary>The leg that a bridge sends to. Called on any thread; each call is a command to the clock thread of the leg.</summary>
internal interface IBridgeSink
{
    /// <summary>A key of the source went down.</summary>
    void KeyDown(byte code);

    /// <summary>The oldest key that is held was released after so many ms.</summary>
    void KeyUp(int durationMs);

    /// <summary>The source has closed: ends the bridge, unless another has taken its place.</summary>
    void Leave(OneWayBridge bridge);
}

/// <summary>The receiving half of a leg, as a bridge sees it: it writes its sound into the attached bridge.</summary>
internal interface IBridgeSource
{
    void Attach(OneWayBridge bridge);

    /// <summary>Takes a bridge out, unless another has taken its place.</summary>
    void Detach(OneWayBridge bridge);
}
