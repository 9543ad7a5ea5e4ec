namespace Engine.Media.Bridging;

/// <summary>The leg that a bridge sends to. Called on any thread; each call is a command to the clock thread of the leg.</summary>
internal interface IBridgeSink
{
    /// <summary>A key of the source went down.</summary>
    void KeyDown(byte code);

    /// <summary>The oldest key that is held was released after so many ms.</summary>
    void KeyUp(int durationMs);

    /// <summary>The source has closed: ends the bridge, unless another has taken its place.</summary>
    void Leave(OneWayBridge bridge);
}
