using System.Collections.Concurrent;
using Engine.Media.Plane;

namespace Engine.Media.Tests.Plane;

/// <summary>An observer that keeps what it was told.</summary>
internal sealed class Recorder : IMediaObserver
{
    public ConcurrentQueue<Ended> Playbacks { get; } = new();

    public ConcurrentQueue<(char Key, int Ms)> Digits { get; } = new();

    public ConcurrentQueue<char> Starts { get; } = new();

    public ConcurrentQueue<char> Tones { get; } = new();

    public bool Throws { get; set; }

    public int FirstPackets;

    public string Keys => string.Concat(Digits.Select(digit => digit.Key));

    public void OnPlaybackEnded(MediaLeg leg, long playbackId, int playedMs, int totalMs, bool completed)
    {
        Playbacks.Enqueue(new Ended(playbackId, playedMs, totalMs, completed));
        if (Throws)
        {
            throw new InvalidOperationException("an owner's defect");
        }
    }

    public void OnDigitStarted(MediaLeg leg, char digit) => Starts.Enqueue(digit);

    public void OnToneStarted(MediaLeg leg, char digit) => Tones.Enqueue(digit);

    public void OnDigit(MediaLeg leg, char digit, int durationMs) => Digits.Enqueue((digit, durationMs));

    public void OnFirstPacket(MediaLeg leg) => Interlocked.Increment(ref FirstPackets);

    internal sealed record Ended(long Id, int PlayedMs, int TotalMs, bool Completed);
}
