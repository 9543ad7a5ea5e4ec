using System.Net.Sockets;

namespace Engine.Media.Net;

/// <summary>Reads the sockets of legs and the shared RTCP socket, one reader for each socket (RTP-05).</summary>
internal interface IReceiver : IDisposable
{
    void Start();

    void Add(MediaLeg leg);

    void Remove(MediaLeg leg);

    /// <summary>Reads the shared RTCP socket too.</summary>
    void AddControl(Socket socket);
}
