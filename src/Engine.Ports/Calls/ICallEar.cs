namespace Engine.Ports.Calls;

/// <summary>What the far end of a call says, as one unbroken stream of 8 kHz samples. Used by one consumer at a time; disposing ends it.</summary>
public interface ICallEar : IDisposable
{
    /// <summary>Appends what has come since the last call; what was lost or not sent is silence. Never waits.</summary>
    void Read(List<short> into);
}
