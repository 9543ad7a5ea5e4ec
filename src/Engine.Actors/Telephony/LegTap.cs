using Engine.Media.Plane;
using Engine.Media.Receiving;
using Engine.Ports.Calls;

namespace Engine.Actors.Telephony;

/// <summary>
/// The tap on a real leg. Packets that were lost leave silence of their length, late ones are left out, and when nothing comes at all
/// (a peer that sends no silence, a hold) silence goes on by the clock.
/// </summary>
internal sealed class LegTap : ICallTap
{
    private const int SamplesPerMs = 8;

    /// <summary>5 s at 20 ms: what a consumer may fall behind before the oldest sound is lost.</summary>
    private const int Frames = 250;

    /// <summary>A longer jump of the timestamp is a new stream, not a loss.</summary>
    private const int LongestGap = 2000 * SamplesPerMs;

    /// <summary>How late sound may come before silence takes its place: network delay and the consumer's own pace.</summary>
    private const int PatienceMs = 400;

    private readonly MediaLeg _leg;
    private readonly TimeProvider _time;
    private readonly ReceiveTap _tap;
    private readonly long _startedAt;
    private readonly short[] _frame = new short[ReceiveTap.MaxFrameSamples];
    private long _given;
    private uint? _next;
    private uint _ssrc;

    public LegTap(MediaLeg leg, TimeProvider time)
    {
        _leg = leg;
        _time = time;
        _tap = leg.AttachTap(Frames);
        _startedAt = time.GetTimestamp();
    }

    public void Read(List<short> into)
    {
        var before = into.Count;
        while (_tap.TryRead(_frame, out var frame))
        {
            Take(frame, into);
        }

        _given += into.Count - before;
        var due = ((long)_time.GetElapsedTime(_startedAt).TotalMilliseconds - PatienceMs) * SamplesPerMs;
        if (_given < due)
        {
            Silence(into, (int)(due - _given));
            _given = due;
            _next = null;
        }
    }

    public void Dispose() => _leg.DetachTap(_tap);

    private void Take(TapFrame frame, List<short> into)
    {
        var gap = _next is { } next && frame.Ssrc == _ssrc ? (int)(frame.Timestamp - next) : 0;
        if (gap is < 0 and > -LongestGap)
        {
            return;
        }

        Silence(into, gap is > 0 and <= LongestGap ? gap : 0);
        into.AddRange(_frame.AsSpan(0, frame.Samples));
        _ssrc = frame.Ssrc;
        _next = frame.Timestamp + (uint)frame.Samples;
    }

    private static void Silence(List<short> into, int samples) => into.AddRange(new short[samples]);
}
