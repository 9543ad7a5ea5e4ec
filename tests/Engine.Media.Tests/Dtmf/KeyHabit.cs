namespace Engine.Media.Tests.Dtmf;

/// <summary>How a sender tells its keys: what is seen of phones, gateways, softswitches and capture players.</summary>
public sealed record KeyHabit(string Name)
{
    public KeyClock Clock { get; init; } = KeyClock.KeptInThePress;

    public KeyLength Length { get; init; } = KeyLength.Grows;

    public int Ends { get; init; } = 3;

    /// <summary>Time between end packets, ms; 0: as between updates.</summary>
    public int EndSpacingMs { get; init; }

    public bool MovesEnds { get; init; }

    public bool EveryPacketIsAnEnd { get; init; }

    public bool SendsUpdates { get; init; } = true;

    public int RhythmMs { get; init; } = 20;

    public bool AudioWithin { get; init; }

    public bool AudioBetween { get; init; } = true;

    public bool AudioFromAnotherSource { get; init; }

    public bool Marks { get; init; } = true;

    public bool SendsTwice { get; init; }

    public bool TwoKeysAtATime { get; init; }

    public int ShortestToneMs { get; init; } = 40;

    public int LongestToneMs { get; init; } = 700;

    /// <summary>The shortest pause between two presses, ms, of a sender whose packets the network does not reorder.</summary>
    public int ShortestPauseMs { get; init; } = 42;

    public static IReadOnlyList<KeyHabit> All { get; } =
    [
        new("as RFC 4733 says"),
        new("three ends at once, no marker") { EndSpacingMs = 2, Marks = false },
        new("moves the timestamp, duration grows") { Clock = KeyClock.MovesWithEachPacket },
        new("moves the timestamp, duration stands still") { Clock = KeyClock.MovesWithEachPacket, Length = KeyLength.StandsStill },
        new("repeats the end with other timestamps") { MovesEnds = true },
        new("repeats the end with other timestamps at once") { MovesEnds = true, EndSpacingMs = 2, Marks = false },
        new("plays a capture") { Clock = KeyClock.SameEachTime, AudioBetween = false, ShortestPauseMs = 200 },
        new("starts its clock anew for each key") { Clock = KeyClock.ZeroEachTime },
        new("starts its clock anew within the key") { Clock = KeyClock.JumpsWithin },
        new("sends audio with the key") { AudioWithin = true },
        new("sends audio with the key, moves the timestamp") { AudioWithin = true, Clock = KeyClock.MovesWithEachPacket },
        new("sets the E bit always") { EveryPacketIsAnEnd = true },
        new("sends ends only") { SendsUpdates = false },
        new("sends one end only") { SendsUpdates = false, Ends = 1 },
        new("never sends an end") { Ends = 0 },
        new("slow updates") { RhythmMs = 50, ShortestToneMs = 100 },
        new("fast updates") { RhythmMs = 10, Ends = 4 },
        new("holds keys for long") { LongestToneMs = 20_000 },
        new("two keys on one timestamp") { TwoKeysAtATime = true },
        new("silence between") { AudioBetween = false, LongestToneMs = 60 },
        new("duration stands still") { Length = KeyLength.StandsStill },
        new("keys from a source of their own") { AudioFromAnotherSource = true, AudioWithin = true },
        new("sends each packet twice") { SendsTwice = true },
    ];
}

/// <summary>What a sender does with its RTP timestamp.</summary>
public enum KeyClock
{
    KeptInThePress,
    MovesWithEachPacket,

    /// <summary>Timestamps and sequence numbers of each press are those of the one before.</summary>
    SameEachTime,
    ZeroEachTime,
    JumpsWithin,
}

/// <summary>What a sender does with the duration.</summary>
public enum KeyLength
{
    Grows,
    StandsStill,
}
