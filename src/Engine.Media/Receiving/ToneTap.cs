using Engine.Media.Dtmf;
using Engine.Media.Rtp;

namespace Engine.Media.Receiving;

/// <summary>
/// Detects keys in the received audio: a short loss is skipped, a longer gap is silence, late and repeated packets are ignored. Used by
/// the leg's receive thread only; nothing is allocated for a packet.
/// </summary>
internal sealed class ToneTap
{
    /// <summary>60 ms: the longest packet, and enough silence to end a key.</summary>
    private const int MostSamples = ReceiveTap.MaxFrameSamples;

    /// <summary>A second: a longer jump is another stream, not a loss.</summary>
    private const int MostJump = AudioCodecs.ClockRateHz;

    private readonly DtmfDetector _detector = new();
    private readonly short[] _pcm = new short[MostSamples];
    private uint _next;
    private bool _started;

    /// <summary>Takes one packet of audio; the key that began in it, or null.</summary>
    public char? Detect(AudioCodec codec, in RtpPacket packet, ReadOnlySpan<byte> payload)
    {
        var jump = (int)(packet.Timestamp - _next);
        if (!_started || Math.Abs((long)jump) > MostJump)
        {
            _detector.Reset();
            (_started, jump) = (true, 0);
        }

        if (jump < 0)
        {
            return null;
        }

        if (jump > MostSamples)
        {
            _pcm.AsSpan().Clear();
            _detector.Detect(_pcm);
        }
        else if (jump > 0)
        {
            _detector.Skip();
        }

        var samples = Math.Min(payload.Length, MostSamples);
        AudioCodecs.Decode(codec, payload[..samples], _pcm);
        _next = packet.Timestamp + (uint)payload.Length;
        return _detector.Detect(_pcm.AsSpan(0, samples));
    }
}
