namespace Engine.Media.Sending;

/// <summary>What the sending half of a leg reports. Called on the leg's clock thread.</summary>
internal interface ISendingEvents
{
    /// <summary>A playback ended: exactly once for each that was asked for.</summary>
    void OnPlaybackEnded(long playbackId, int playedMs, int totalMs, bool completed);
}

/// <summary>Takes back the legs of a clock shard when they end. Called on the clock thread.</summary>
internal interface ILegOwner
{
    /// <summary>The leg is closed: stop reading its socket. The socket stays bound, so that late packets reach no new leg.</summary>
    void Detach(LegSending leg);

    /// <summary>The drain time is over: close the socket, give back port and index.</summary>
    void Free(LegSending leg);
}
