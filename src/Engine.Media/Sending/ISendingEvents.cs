namespace Engine.Media.Sending;

/// <summary>What the sending half of a leg reports. Called on the leg's clock thread.</summary>
internal interface ISendingEvents
{
    /// <summary>A playback ended: exactly once for each that was asked for.</summary>
    void OnPlaybackEnded(long playbackId, int playedMs, int totalMs, bool completed);

    /// <summary>Neither RTP nor RTCP came for as long as the settings allow (RTP-30).</summary>
    void OnMediaTimeout();
}
