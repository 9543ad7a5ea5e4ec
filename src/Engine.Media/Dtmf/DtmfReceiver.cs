using System.Runtime.CompilerServices;
using Engine.Media.Rtp;

namespace Engine.Media.Dtmf;

/// <summary>
/// Keys out of telephone-event packets (RFC 4733 §2.5), each press exactly once; what a press is, <see cref="KeyPress"/> says. A few recent
/// presses are kept, so that late packets, repeated ends and two keys at a time find theirs. A struct of the receiving half; not thread-safe.
/// </summary>
public struct DtmfReceiver
{
    /// <summary>Presses that packets may still come of: the oldest is forgotten.</summary>
    private const int Kept = 4;

    private const int None = -1;

    private Presses _presses;
    private int _used;
    private int _soundingPlusOne;

    /// <summary>The source of the last key packet, and the one before it: a border element may tell each key twice, under two sources in turn.</summary>
    private Heard _heard;
    private Heard _heardBefore;

    /// <summary>Whether a key sounds, so that <see cref="OnTime"/> has to be called.</summary>
    public readonly bool IsOpen => Sounding != None;

    private readonly int Sounding => _soundingPlusOne - 1;

    /// <summary>Takes in one event packet.</summary>
    /// <param name="packet">Its header.</param>
    /// <param name="update">Its payload.</param>
    /// <param name="clockRateHz">Of its payload type.</param>
    /// <param name="nowNs">When it came, on a clock that does not go back.</param>
    public DtmfStep OnEvent(in RtpPacket packet, in DtmfEvent update, int clockRateHz, long nowNs)
    {
        if (packet.Ssrc != _heard.Source)
        {
            (_heard, _heardBefore) = (packet.Ssrc == _heardBefore.Source ? _heardBefore : new Heard { Source = packet.Ssrc }, _heard);
        }

        _heard.Hear(packet.Sequence, nowNs);
        if (DtmfEvent.KeyOf(update.Code) is null)
        {
            return default;
        }

        var told = KeyPacket.Of(packet, update, clockRateHz, nowNs, _heard.Window);
        var index = Find(packet.Ssrc, update.Code);
        if (index == None)
        {
            return Begin(index, told);
        }

        switch (_presses[index].Judge(told))
        {
            case KeyPacketMeaning.Update:
                _presses[index] = _presses[index].With(told);
                return index == Sounding && told.IsEnd ? EndOfThis() : default;
            case KeyPacketMeaning.NextPress:
                return Begin(index, told);
            default:
                return default;
        }
    }

    /// <summary>Audio: of the source of keys it tells a pause from a loss.</summary>
    public void OnAudio(in RtpPacket packet, long nowNs)
    {
        if (packet.Ssrc == _heard.Source)
        {
            _heard.Hear(packet.Sequence, nowNs);
        }
    }

    /// <summary>The passing of time: three packet times without an update, at least 60 ms, end a key whose end was lost (DTMF-01).</summary>
    public DtmfStep OnTime(long nowNs) =>
        IsOpen && nowNs - _presses[Sounding].UpdatedNs >= _presses[Sounding].SilenceNs ? EndOfTheOneBefore() : default;

    private readonly int Find(uint source, byte code)
    {
        for (var index = 0; index < _used; index++)
        {
            if (_presses[index].Code == code && _presses[index].Source == source)
            {
                return index;
            }
        }

        return None;
    }

    private DtmfStep Begin(int index, in KeyPacket told)
    {
        var step = IsOpen ? EndOfTheOneBefore() : default;
        index = index == None ? Place() : index;
        _presses[index] = KeyPress.Begin(told);
        _soundingPlusOne = index + 1;
        step = step with { Started = DtmfEvent.KeyOf(told.Code) };
        if (!told.IsEnd)
        {
            return step;
        }

        var ended = EndOfThis();
        return step with { Ended = ended.Ended, EndedMs = ended.EndedMs };
    }

    /// <summary>A free place, or that of the press that was heard least recently.</summary>
    private int Place()
    {
        if (_used < Kept)
        {
            return _used++;
        }

        var oldest = 0;
        for (var index = 1; index < Kept; index++)
        {
            oldest = _presses[index].UpdatedNs < _presses[oldest].UpdatedNs ? index : oldest;
        }

        return oldest;
    }

    private DtmfStep EndOfThis()
    {
        var press = _presses[Sounding];
        _soundingPlusOne = 0;
        return new DtmfStep(null, 0, null, DtmfEvent.KeyOf(press.Code), press.DurationMs);
    }

    private DtmfStep EndOfTheOneBefore()
    {
        var press = _presses[Sounding];
        _soundingPlusOne = 0;
        return new DtmfStep(DtmfEvent.KeyOf(press.Code), press.DurationMs, null, null, 0);
    }

    /// <summary>Which packets of one source have come.</summary>
    private struct Heard
    {
        public uint Source;
        public SequenceWindow Window;
        private long _atNs;

        /// <summary>Numbers that go back after a silence are those of a source that starts them again, as one that plays a capture.</summary>
        public void Hear(ushort sequence, long nowNs)
        {
            var isRestart = nowNs - _atNs >= KeyPress.ShortestSilenceNs && (short)(sequence - Window.Highest) <= 0;
            Window = (isRestart ? default : Window).With(sequence);
            _atNs = nowNs;
        }
    }

    [InlineArray(Kept)]
    private struct Presses
    {
        private KeyPress _first;
    }
}

/// <summary>What one packet, or the passing of time, meant for the keys. At most: an older key ends, a new one begins, and ends.</summary>
/// <param name="EndedBefore">A key that was open and is over now, or null.</param>
/// <param name="EndedBeforeMs">How long it sounded.</param>
/// <param name="Started">A key that begins, or null.</param>
/// <param name="Ended">The key of this packet that is over with it, or null.</param>
/// <param name="EndedMs">How long it sounded.</param>
public readonly record struct DtmfStep(char? EndedBefore, int EndedBeforeMs, char? Started, char? Ended, int EndedMs);
