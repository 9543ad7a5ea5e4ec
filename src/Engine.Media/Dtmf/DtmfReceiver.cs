using Engine.Media.Rtp;

namespace Engine.Media.Dtmf;

/// <summary>
/// Keys out of telephone-event packets (RFC 4733 §2.5), each exactly once. A key press is an identity: source, timestamp and event.
/// The marker bit decides nothing, lost and repeated packets change nothing. A struct of the receiving half; not thread-safe.
/// </summary>
public struct DtmfReceiver
{
    private const long ShortestSilenceNs = 60_000_000;
    private const ushort LongestSegment = 0xFFFF;

    private bool _isOpen;
    private byte _code;
    private uint _timestamp;
    private uint _earlierSegmentsUnits;
    private ushort _units;
    private int _clockRateHz;
    private long _updatedNs;
    private long _spacingNs;
    private Finished _last;
    private Finished _beforeLast;

    /// <summary>Whether a key sounds, so that <see cref="OnTime"/> has to be called.</summary>
    public readonly bool IsOpen => _isOpen;

    private readonly int DurationMs => (int)((_earlierSegmentsUnits + _units) * 1000L / _clockRateHz);

    /// <summary>Takes in one event packet of a source whose change resets this struct.</summary>
    public DtmfStep OnEvent(in RtpPacket packet, in DtmfEvent update, int clockRateHz, long nowNs)
    {
        if (DtmfEvent.KeyOf(update.Code) is not { } key || IsFinished(packet.Timestamp, update.Code))
        {
            return default;
        }

        var step = default(DtmfStep);
        if (!_isOpen || packet.Timestamp != _timestamp || update.Code != _code)
        {
            if (IsNextSegment(packet.Timestamp, update.Code))
            {
                NextSegment(packet.Timestamp);
            }
            else
            {
                step = _isOpen ? Close(before: true) : default;
                Open(packet.Timestamp, update.Code, clockRateHz, nowNs);
                step = step with { Started = key };
            }
        }

        Update(update, nowNs);
        if (!update.IsEnd)
        {
            return step;
        }

        var closed = Close(before: false);
        return step with { Ended = closed.Ended, EndedMs = closed.EndedMs };
    }

    /// <summary>Audio from the same source: a key that began before it is over, even if its end was lost (DTMF-01).</summary>
    public DtmfStep OnAudio(uint timestamp)
    {
        var after = (int)(timestamp - _timestamp);
        return _isOpen && after > _units ? Close(before: true) : default;
    }

    /// <summary>The passing of time: three packet times without an update, at least 60 ms, end a key (DTMF-01).</summary>
    public DtmfStep OnTime(long nowNs) =>
        _isOpen && nowNs - _updatedNs >= Math.Max(ShortestSilenceNs, 3 * _spacingNs) ? Close(before: true) : default;

    private readonly bool IsFinished(uint timestamp, byte code) => _last.Is(timestamp, code) || _beforeLast.Is(timestamp, code);

    /// <summary>A key held past 0xFFFF units goes on in a new segment that starts where the last one stopped (RFC 4733 §2.5.1.3).</summary>
    private readonly bool IsNextSegment(uint timestamp, byte code) =>
        _isOpen && code == _code && timestamp == _timestamp + LongestSegment;

    private void NextSegment(uint timestamp)
    {
        Remember();
        _earlierSegmentsUnits += LongestSegment;
        _units = 0;
        _timestamp = timestamp;
    }

    private void Open(uint timestamp, byte code, int clockRateHz, long nowNs)
    {
        _isOpen = true;
        _timestamp = timestamp;
        _code = code;
        _clockRateHz = Math.Max(1, clockRateHz);
        _units = 0;
        _earlierSegmentsUnits = 0;
        _updatedNs = nowNs;
        _spacingNs = 0;
    }

    private void Update(in DtmfEvent update, long nowNs)
    {
        _spacingNs = Math.Max(_spacingNs, nowNs - _updatedNs);
        _updatedNs = nowNs;
        _units = Math.Max(_units, update.DurationUnits);
    }

    private DtmfStep Close(bool before)
    {
        var key = DtmfEvent.KeyOf(_code);
        var ms = DurationMs;
        _isOpen = false;
        Remember();
        return before ? new DtmfStep(key, ms, null, null, 0) : new DtmfStep(null, 0, null, key, ms);
    }

    private void Remember()
    {
        _beforeLast = _last;
        _last = new Finished(Valid: true, _timestamp, _code);
    }

    private readonly record struct Finished(bool Valid, uint Timestamp, byte Code)
    {
        public bool Is(uint timestamp, byte code) => Valid && Timestamp == timestamp && Code == code;
    }
}

/// <summary>What one packet, or the passing of time, meant for the keys. At most: an older key ends, a new one begins, and ends.</summary>
/// <param name="EndedBefore">A key that was open and is over now, or null.</param>
/// <param name="EndedBeforeMs">How long it sounded.</param>
/// <param name="Started">A key that begins, or null.</param>
/// <param name="Ended">The key of this packet that is over with it, or null.</param>
/// <param name="EndedMs">How long it sounded.</param>
public readonly record struct DtmfStep(char? EndedBefore, int EndedBeforeMs, char? Started, char? Ended, int EndedMs);
