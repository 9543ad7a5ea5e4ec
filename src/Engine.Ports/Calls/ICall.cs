using Engine.Flows.Facts;
using Engine.Media.Prompts;

namespace Engine.Ports.Calls;

/// <summary>One call owned by one call actor. All members are thread-safe, never block and may be repeated without harm.</summary>
public interface ICall
{
    /// <summary>The identifiers minted for the attempt.</summary>
    DialFacts Dial { get; }

    /// <summary>Sends the INVITE. A second call of it sends nothing.</summary>
    void Place();

    /// <summary>Gives back a reservation that was never placed. No event follows.</summary>
    void Release();

    /// <summary>
    /// CANCEL while it rings, ACK and BYE when the answer crosses it (CALL-35); BYE when it was answered already.
    /// <see cref="CallEvent.Failed"/> or <see cref="CallEvent.HungUp"/> follows.
    /// </summary>
    void Cancel(CancelCause cause);

    /// <summary>BYE first, then the media is closed (CALL-28). <see cref="CallEvent.HungUp"/> follows.</summary>
    void HangUp();

    /// <summary>Plays sound to the far end of an answered call. <see cref="CallEvent.PlaybackEnded"/> follows, whatever happens.</summary>
    void Play(long playbackId, EncodedPrompt prompt);

    /// <summary>
    /// From now on keys are wanted until the call ends. Those that come as tones in the audio cost work with every packet and are looked for only then.
    /// </summary>
    void WantKeys()
    {
    }

    /// <summary>
    /// Whether the flow waits for keys or speech of the far end. Only then, and in a bridge, is a line given up because nothing comes from it and its
    /// peer does not answer in the dialog (RTP-30).
    /// </summary>
    void Await(bool isAwaited)
    {
    }

    /// <summary>Stops a playback; it reports how far it came.</summary>
    void Stop(long playbackId);

    /// <summary>
    /// Lets the far end of this answered call hear another call of the same port that is not answered yet: its early media, until then the
    /// ringback of this node from its first 18x on. Prompts go before it. A second one replaces the first.
    /// </summary>
    void Ringback(ICall of);

    /// <summary>Undoes <see cref="Ringback"/>.</summary>
    void StopRingback();

    /// <summary>Bridges the sound of two answered calls of the same port until one of them ends; the other one stays up. Ends a ringback.</summary>
    void Bridge(ICall with);

    /// <summary>Taps the far end from now on; an earlier tap receives no more.</summary>
    ICallTap Tap();
}

/// <summary>The sound of the far end of a call, as one unbroken stream of 8 kHz samples. Used by one consumer at a time; disposing ends it.</summary>
public interface ICallTap : IDisposable
{
    /// <summary>Appends the samples since the last call; lost or unsent ones are silence. Never waits.</summary>
    void Read(List<short> into);
}

/// <summary>Why the engine cancels an attempt; decides its exit (CALL-32).</summary>
public enum CancelCause
{
    /// <summary>The API caller asked for it.</summary>
    Caller,

    /// <summary>The process is shutting down.</summary>
    Shutdown,

    /// <summary>A guard was hit (FLOW-23).</summary>
    Limit,
}
