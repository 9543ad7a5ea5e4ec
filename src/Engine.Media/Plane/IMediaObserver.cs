namespace Engine.Media.Plane;

/// <summary>
/// Takes the events of a leg. Called on media threads, so it must return at once: post a message, never wait.
/// Calls for one leg may come from its clock thread and its receive thread at the same time.
/// </summary>
public interface IMediaObserver
{
    /// <summary>
    /// A playback is over, exactly once for each <see cref="MediaLeg.Play"/>: one packet time after its last packet left, or when it was
    /// stopped, or when the leg closed.
    /// </summary>
    /// <param name="leg">The leg.</param>
    /// <param name="playbackId">The id given to Play.</param>
    /// <param name="playedMs">ms that left on the wire.</param>
    /// <param name="totalMs">ms of the whole prompt.</param>
    /// <param name="completed">Whether the last sample was sent.</param>
    void OnPlaybackEnded(MediaLeg leg, long playbackId, int playedMs, int totalMs, bool completed);

    /// <summary>A key began to sound (RFC 4733); the moment to stop a prompt.</summary>
    void OnDigitStarted(MediaLeg leg, char digit)
    {
    }

    /// <summary>A key began to sound in the audio; only while <see cref="MediaLeg.DetectTones"/> is on. Its end is not reported.</summary>
    void OnToneStarted(MediaLeg leg, char digit)
    {
    }

    /// <summary>A key is over: 0–9, *, #, A–D, or '!' for a hook flash. Exactly once for each key press.</summary>
    void OnDigit(MediaLeg leg, char digit, int durationMs);

    /// <summary>The first RTP packet accepted on this leg.</summary>
    void OnFirstPacket(MediaLeg leg)
    {
    }
}
