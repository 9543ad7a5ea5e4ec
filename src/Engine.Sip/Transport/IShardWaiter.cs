namespace Engine.Sip.Transport;

/// <summary>How a shard's thread sleeps: until its socket can be read, a time has passed, or another thread wakes it.</summary>
internal interface IShardWaiter : IDisposable
{
    /// <summary>
    /// Sleeps at most this long; less when there is something to read or <see cref="Wake"/> was called since the last time. True when the socket has
    /// something for us, be it an error or an empty datagram.
    /// </summary>
    bool Wait(long ticks);

    /// <summary>Ends the present or the next sleep; from any thread.</summary>
    void Wake();
}
