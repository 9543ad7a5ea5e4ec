namespace Engine.Actors.Ports;

/// <summary>One call owned by one call actor. All members are thread-safe, never block and may be repeated without harm.</summary>
public interface ICall
{
    /// <summary>What was minted for the attempt.</summary>
    AttemptTicket Ticket { get; }

    /// <summary>Sends the INVITE. A second call of it sends nothing.</summary>
    void Place();

    /// <summary>Gives back a reservation that was never placed. No event follows.</summary>
    void Release();

    /// <summary>CANCEL while it rings, ACK and BYE when the answer crosses it (sip.md CALL-35). <see cref="CallEvent.Ended"/> follows.</summary>
    void Cancel(CancelCause cause);

    /// <summary>BYE first, then the media is closed (sip.md CALL-28). <see cref="CallEvent.Ended"/> follows.</summary>
    void HangUp();

    /// <summary>Plays sound to the far end. <see cref="CallEvent.PlaybackEnded"/> follows, whatever happens.</summary>
    void Play(long playbackId, IReadOnlyList<PromptSound> sounds);

    /// <summary>Stops a playback; it reports how far it came.</summary>
    void Stop(long playbackId);
}
