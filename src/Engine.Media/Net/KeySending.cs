using Engine.Media.Dtmf;

namespace Engine.Media.Net;

/// <summary>
/// Keys being sent as telephone events (RFC 4733 §2.5.1; DTMF-05): the timestamp stays at the start, the duration grows, the end is
/// sent three times, and a pause follows. A struct of the clock shard's.
/// </summary>
internal struct KeySending
{
    private const int EndPackets = 3;
    private const int PauseMs = 100;
    private const byte Volume = 10;

    private Queue<(byte Code, int ToneMs)>? _waiting;
    private byte _code;
    private int _toneMs;
    private int _sentMs;
    private int _endsLeft;
    private int _pauseMs;

    /// <summary>RTP timestamp of the key that sounds.</summary>
    public uint Timestamp { get; private set; }

    /// <summary>Adds a key; false when too many wait.</summary>
    public bool TryAdd(byte code, int toneMs)
    {
        _waiting ??= new Queue<(byte, int)>();
        if (_waiting.Count >= LegSending.MaxKeys)
        {
            return false;
        }

        _waiting.Enqueue((code, Math.Clamp(toneMs, 40, 500)));
        return true;
    }

    /// <summary>The next event of this frame. False: the frame is audio. <paramref name="isDone"/>: nothing is left to send.</summary>
    public bool TryNext(uint timestamp, int frameMs, out DtmfEvent update, out bool isStart, out bool isDone)
    {
        update = default;
        isStart = false;
        isDone = false;
        if (_endsLeft == 0)
        {
            if (_pauseMs > 0)
            {
                _pauseMs -= frameMs;
                return false;
            }

            if (_waiting is null || !_waiting.TryDequeue(out var next))
            {
                isDone = true;
                return false;
            }

            (_code, _toneMs) = next;
            (_sentMs, _endsLeft, Timestamp) = (0, EndPackets, timestamp);
            isStart = true;
        }

        _sentMs = Math.Min(_toneMs, _sentMs + frameMs);
        var isEnd = !isStart && _sentMs >= _toneMs;
        _endsLeft -= isEnd ? 1 : 0;
        _pauseMs = PauseMs;
        update = new DtmfEvent(_code, isEnd, Volume, (ushort)(_sentMs * AudioCodecs.BytesPerMillisecond));
        return true;
    }
}
