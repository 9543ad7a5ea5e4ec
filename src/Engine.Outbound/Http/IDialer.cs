using System.Net;

namespace Engine.Outbound.Http;

/// <summary>Opens a byte stream to one address.</summary>
internal interface IDialer
{
    /// <exception cref="System.Net.Sockets.SocketException">Nobody answers there.</exception>
    ValueTask<Stream> DialAsync(IPEndPoint target, CancellationToken cancellation);
}
