using Engine.Media.Linux;

namespace Engine.Media.Receiving;

/// <summary>What the receiving half of a leg reports. Called on the leg's receive thread.</summary>
internal interface IReceivingEvents
{
    /// <summary>The first RTP packet was accepted.</summary>
    void OnFirstPacket();

    /// <summary>A telephone event began.</summary>
    void OnDigitStarted(char digit);

    /// <summary>A tone of a key began in the audio.</summary>
    void OnToneStarted(char digit);

    /// <summary>A telephone event ended.</summary>
    void OnDigit(char digit, int durationMs);

    /// <summary>The peer sends from another address than its SDP says: send there from now on (RTP-20).</summary>
    void OnSourceMoved(in WireAddress source);
}
