using System.Net.Sockets;

namespace Engine.Api.OAuth;

/// <summary>Where a request comes from, as failures are counted.</summary>
internal static class ClientAddress
{
    private const int SubscriberBytes = 8;

    /// <summary>One IPv6 subscriber owns a whole /64, so that is what counts as one address.</summary>
    public static string Of(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => "unknown",
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } address =>
            Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, SubscriberBytes)),
        var address => address.MapToIPv4().ToString(),
    };
}
