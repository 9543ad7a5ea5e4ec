namespace Engine.Media.Tests.Dtmf;

/// <summary>
/// A sender of one habit behind a network that loses and reorders, made from a seed: what arrives, and what was pressed. The truth is known
/// here because the packets are made from it; the reader sees the packets only.
/// </summary>
public sealed class KeySender
{
    private const int UnitsPerMs = 8;
    private const int AudioMs = 20;
    private const uint Source = 0x1234;
    private const uint OtherSource = 0x9876;

    private readonly Random _random;
    private readonly List<KeyArrival> _sent = [];
    private readonly List<SentPress> _presses = [];
    private readonly uint _clock;
    private readonly bool _reorders;
    private double _nowMs;
    private ushort _sequence;

    public KeySender(int seed)
    {
        _random = new Random(seed);
        Habit = KeyHabit.All[seed % KeyHabit.All.Count];
        LossPercent = _random.Next(21);
        _reorders = _random.Next(2) == 0;
        _clock = (uint)_random.NextInt64(uint.MaxValue);
        _sequence = (ushort)_random.Next(65536);
        var keys = 2 + _random.Next(7);
        var alphabet = 1 + _random.Next(3);
        Gap(200);
        for (var n = 0; n < keys; n++)
        {
            Press((byte)_random.Next(alphabet));
            var shortest = Habit.ShortestPauseMs + (_reorders ? LongestDelayMs : 0);
            Gap(shortest + (_random.Next(3) == 0 ? _random.Next(20) : _random.Next(700)));
        }

        Arrivals = [.. _sent.Where(packet => !packet.IsLost).OrderBy(packet => packet.AtMs)];
    }

    /// <summary>How long the network may hold a packet up so that later ones overtake it, ms.</summary>
    private const int LongestDelayMs = 30;

    public KeyHabit Habit { get; }

    public int LossPercent { get; }

    /// <summary>In the order of arrival.</summary>
    public IReadOnlyList<KeyArrival> Arrivals { get; }

    /// <summary>Presses of which a packet arrived, in the order in which they were first heard of.</summary>
    public IReadOnlyList<SentPress> Heard =>
        [.. _presses.Where(press => press.Packets.Any(p => !p.IsLost)).OrderBy(press => press.Packets.Where(p => !p.IsLost).Min(p => p.AtMs))];

    /// <summary>
    /// Whether two presses of one key may be read as one: the end of the first, all that was sent between, and the start of the second are lost.
    /// </summary>
    public bool MayMerge(SentPress first, SentPress second) =>
        first.Code == second.Code
        && !_sent.Any(packet => !packet.IsLost && (IsEndOf(packet, first) || IsStartOf(packet, second) || IsBetween(packet, first, second)));

    private bool IsEndOf(KeyArrival packet, SentPress press) => packet.Press == press && packet.IsEnd;

    private static bool IsStartOf(KeyArrival packet, SentPress press) => packet.Press == press && packet.SentMs <= press.Packets[0].SentMs;

    private static bool IsBetween(KeyArrival packet, SentPress first, SentPress second) =>
        packet.Press != first && packet.Press != second && packet.SentMs > first.Packets[^1].SentMs && packet.SentMs < second.Packets[0].SentMs;

    private void Press(byte code)
    {
        var press = new SentPress(code);
        var second = Habit.TwoKeysAtATime ? new SentPress((byte)(code + 4)) : null;
        _presses.AddRange(second is null ? [press] : [press, second]);
        if (Habit.Clock == KeyClock.SameEachTime)
        {
            _sequence = (ushort)_clock;
        }

        var (startMs, updates) = (_nowMs, ToneMs() / Habit.RhythmMs);
        var jumpAt = _random.Next(1, updates + 1);
        for (var n = 1; n <= updates; n++)
        {
            if (Habit.SendsUpdates)
            {
                Told(press, startMs, n, n > jumpAt, Habit.EveryPacketIsAnEnd);
                Told(second, startMs, n, n > jumpAt, Habit.EveryPacketIsAnEnd);
                if (Habit.AudioWithin)
                {
                    Audio();
                }
            }

            _nowMs += Habit.RhythmMs;
        }

        var spacing = Habit.EndSpacingMs == 0 ? Habit.RhythmMs : Habit.EndSpacingMs;
        for (var n = 0; n < Habit.Ends; n++)
        {
            End(press, startMs, updates, n);
            End(second, startMs, updates, n);
            _nowMs += n == Habit.Ends - 1 ? 0 : spacing;
        }
    }

    private int ToneMs()
    {
        var longest = _random.Next(4) == 0 ? Habit.LongestToneMs : Math.Min(Habit.LongestToneMs, 240);
        return Math.Max(Habit.RhythmMs, Habit.ShortestToneMs + _random.Next(longest - Habit.ShortestToneMs + 1));
    }

    private void Told(SentPress? press, double startMs, int n, bool hasJumped, bool isEnd)
    {
        if (press is null)
        {
            return;
        }

        // A key that is held past 0xFFFF goes on in segments (RFC 4733 §2.5.1.3).
        var units = (long)n * Habit.RhythmMs * UnitsPerMs;
        var segments = (units - 1) / ushort.MaxValue;
        var timestamp = Habit.Clock switch
        {
            KeyClock.SameEachTime => _clock,
            KeyClock.ZeroEachTime => 0u,
            KeyClock.MovesWithEachPacket => Clock(_nowMs),
            KeyClock.JumpsWithin when hasJumped => ~_clock + Clock(startMs),
            _ => Clock(startMs),
        };
        var length = Habit.Length == KeyLength.StandsStill ? Habit.RhythmMs * UnitsPerMs
            : Habit.Clock == KeyClock.MovesWithEachPacket ? Math.Min(units, ushort.MaxValue)
            : units - (segments * ushort.MaxValue);
        timestamp += Habit is { Length: KeyLength.Grows, Clock: not KeyClock.MovesWithEachPacket } ? (uint)(segments * ushort.MaxValue) : 0;
        Send(press, timestamp, (ushort)length, isEnd, n == 1 && Habit.Marks);
    }

    private void End(SentPress? press, double startMs, int updates, int n)
    {
        if (press is null)
        {
            return;
        }

        var units = (long)updates * Habit.RhythmMs * UnitsPerMs;
        var segments = (units - 1) / ushort.MaxValue;
        var isMoved = Habit.MovesEnds || Habit.Clock == KeyClock.MovesWithEachPacket;
        var timestamp = Habit.Clock switch
        {
            KeyClock.SameEachTime => _clock,
            KeyClock.ZeroEachTime => 0u,
            KeyClock.JumpsWithin => ~_clock + Clock(startMs),
            _ when isMoved => Clock(Habit.MovesEnds ? startMs : _nowMs) + (uint)(Habit.MovesEnds ? n * AudioMs * UnitsPerMs : 0),
            _ => Clock(startMs),
        };
        var grows = Habit is { Length: KeyLength.Grows, Clock: not KeyClock.MovesWithEachPacket };
        timestamp += grows ? (uint)(segments * ushort.MaxValue) : 0;
        var length = Habit.Length == KeyLength.StandsStill ? Habit.RhythmMs * UnitsPerMs
            : grows ? units - (segments * ushort.MaxValue)
            : Math.Min(units, ushort.MaxValue);
        Send(press, timestamp, (ushort)length, isEnd: true, marker: !Habit.SendsUpdates && n == 0 && Habit.Marks);
    }

    private uint Clock(double ms) => _clock + (uint)(ms * UnitsPerMs);

    private void Gap(int ms)
    {
        var endMs = _nowMs + ms;
        for (_nowMs += 1; _nowMs < endMs; _nowMs += AudioMs)
        {
            if (Habit.AudioBetween)
            {
                Audio();
            }
        }

        _nowMs = endMs;
    }

    private void Audio()
    {
        var isOther = Habit.AudioFromAnotherSource;
        Add(new KeyArrival(isOther ? OtherSource : Source, isOther ? (ushort)0 : _sequence++, Clock(_nowMs), null, 0, false, false, _nowMs));
    }

    private void Send(SentPress press, uint timestamp, ushort units, bool isEnd, bool marker)
    {
        var packet = new KeyArrival(Source, _sequence++, timestamp, press, units, isEnd, marker, _nowMs);
        Add(packet);
        if (Habit.SendsTwice)
        {
            Add(packet);
        }
    }

    private void Add(KeyArrival packet)
    {
        var isHeldUp = _reorders && _random.Next(10) == 0;
        var placed = packet with
        {
            IsLost = _random.Next(100) < LossPercent,
            AtMs = packet.SentMs + (_random.NextDouble() * 2) + (isHeldUp ? _random.Next(LongestDelayMs) : 0),
        };
        _sent.Add(placed);
        packet.Press?.Packets.Add(placed);
    }
}

/// <summary>A press as the sender made it.</summary>
public sealed class SentPress(byte code)
{
    public byte Code => code;

    /// <summary>In the order of sending.</summary>
    public List<KeyArrival> Packets { get; } = [];
}

/// <summary>A packet: of a press, or audio.</summary>
public sealed record KeyArrival(
    uint Source, ushort Sequence, uint Timestamp, SentPress? Press, ushort Units, bool IsEnd, bool Marker, double SentMs)
{
    public double AtMs { get; init; }

    public bool IsLost { get; init; }
}
