using Engine.Media.Dtmf;

namespace Engine.Media.Sending;

/// <summary>
/// Keys being sent as telephone events (RFC 4733 §2.5.1; DTMF-05): the timestamp stays at the start, the duration grows, the end is
/// sent three times, and a pause follows. A key may be held: its length is known when it is released. Touched by the clock shard only.
/// </summary>
internal struct KeySending
{
    /// <summary>Keys that may wait on one leg.</summary>
    private const int MaxWaiting = 64;

    private const int EndPackets = 3;
    private const int PauseMs = 100;
    private const byte Volume = 10;
    private const int ShortestMs = 40;
    private const int LongestMs = 500;

    /// <summary>A held key ends by itself here: its duration must fit 16 bits of the RTP clock.</summary>
    private const int LongestHeldMs = 8000;

    private const int Held = -1;

    private Queue<(byte Code, int ToneMs)>? _waiting;
    private byte _code;
    private int _toneMs;
    private int _sentMs;
    private int _endsLeft;
    private int _pauseMs;

    /// <summary>Lengths of held keys that were released before their turn came, in order.</summary>
    private Queue<int>? _released;

    /// <summary>RTP timestamp of the key that sounds.</summary>
    public uint Timestamp { get; private set; }

    private readonly bool HoldsOne => _endsLeft > 0 && _toneMs == Held;

    /// <summary>Adds a key; false when too many wait.</summary>
    public bool TryAdd(byte code, int toneMs) => TryWait(code, Math.Clamp(toneMs, ShortestMs, LongestMs));

    /// <summary>Adds a key that sounds until <see cref="Release"/>; false when too many wait.</summary>
    public bool TryHold(byte code) => TryWait(code, Held);

    /// <summary>The oldest held key was released after so many ms.</summary>
    public void Release(int durationMs)
    {
        var length = Math.Clamp(durationMs, ShortestMs, LongestHeldMs);
        if (HoldsOne)
        {
            _toneMs = length;
        }
        else if (_waiting is { Count: > 0 } && (_released?.Count ?? 0) < MaxWaiting)
        {
            (_released ??= new Queue<int>()).Enqueue(length);
        }
    }

    /// <summary>The bridge that held keys has ended: all held keys end.</summary>
    public void ReleaseAll()
    {
        _toneMs = HoldsOne ? ShortestMs : _toneMs;
        for (var left = _waiting?.Count ?? 0; left > 0; left--)
        {
            var (code, toneMs) = _waiting!.Dequeue();
            _waiting.Enqueue((code, toneMs == Held ? ShortestMs : toneMs));
        }

        _released?.Clear();
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
            _toneMs = HeldLength(_toneMs);
            (_sentMs, _endsLeft, Timestamp) = (0, EndPackets, timestamp);
            isStart = true;
        }

        var toneMs = _toneMs == Held ? LongestHeldMs : _toneMs;
        _sentMs = Math.Min(Math.Max(toneMs, _sentMs), _sentMs + frameMs);
        var isEnd = !isStart && _sentMs >= toneMs;
        _endsLeft -= isEnd ? 1 : 0;
        _pauseMs = PauseMs;
        update = new DtmfEvent(_code, isEnd, Volume, (ushort)(_sentMs * AudioCodecs.BytesPerMillisecond));
        return true;
    }

    private int HeldLength(int toneMs) => toneMs == Held && _released is not null && _released.TryDequeue(out var length) ? length : toneMs;

    private bool TryWait(byte code, int toneMs)
    {
        _waiting ??= new Queue<(byte, int)>();
        if (_waiting.Count >= MaxWaiting)
        {
            return false;
        }

        _waiting.Enqueue((code, toneMs));
        return true;
    }
}
