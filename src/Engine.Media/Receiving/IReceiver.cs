using System.Net.Sockets;
using Engine.Media.Plane;

namespace Engine.Media.Receiving;

/// <summary>Reads the sockets of legs and the shared RTCP socket, one reader for each socket (RTP-05).</summary>
internal interface IReceiver : IDisposable
{
    void Start();

    void Add(MediaLeg leg);

    void Remove(MediaLeg leg);

    /// <summary>Reads the shared RTCP socket too.</summary>
    void AddControl(Socket socket);
}
