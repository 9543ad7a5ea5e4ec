namespace Engine.Media.Rtp;

/// <summary>Loss between two reports (RFC 3550 §A.3): remembers the totals of the report before.</summary>
public struct LossInterval
{
    private uint _expectedPrior;
    private uint _receivedPrior;

    /// <summary>The share lost since the last call, in 1/256.</summary>
    public byte TakeFractionLost(uint expectedTotal, uint receivedTotal)
    {
        var expected = (int)(expectedTotal - _expectedPrior);
        var received = (int)(receivedTotal - _receivedPrior);
        _expectedPrior = expectedTotal;
        _receivedPrior = receivedTotal;
        return expected <= 0 || received >= expected ? (byte)0 : (byte)Math.Min(255, ((long)(expected - received) << 8) / expected);
    }
}
