using Engine.Media.Linux;

namespace Engine.Media.Receiving;

/// <summary>Reads the sockets of legs and the shared RTCP socket, one reader for each socket (RTP-05).</summary>
internal interface IReceiver : IDisposable
{
    void Start();

    void Add(LegReceiving leg);

    void Remove(LegReceiving leg);

    /// <summary>Reads the shared RTCP socket too.</summary>
    void AddControl(MediaSocket socket);
}
