using System.Net;
using System.Net.Sockets;

namespace Engine.Outbound.Guard;

/// <summary>Zone ids of IPv6 addresses (RFC 4007): they name an interface of this machine.</summary>
internal static class ScopeIds
{
    public static long ScopeIdOrZero(this IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 ? address.ScopeId : 0;
}
