namespace Engine.Media.Bridging;

/// <summary>The receiving half of a leg, as a bridge sees it: it writes its sound into the attached bridge.</summary>
internal interface IBridgeSource
{
    void Attach(OneWayBridge bridge);

    /// <summary>Takes a bridge out, unless another has taken its place.</summary>
    void Detach(OneWayBridge bridge);
}
