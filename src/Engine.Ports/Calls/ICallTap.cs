namespace Engine.Ports.Calls;

/// <summary>The sound of the far end of a call, as one unbroken stream of 8 kHz samples. Used by one consumer at a time; disposing ends it.</summary>
public interface ICallTap : IDisposable
{
    /// <summary>Appends the samples since the last call; lost or unsent ones are silence. Never waits.</summary>
    void Read(List<short> into);
}
