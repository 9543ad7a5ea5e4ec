using System.Net;
using System.Net.Sockets;

namespace Engine.Accounts.Trunks;

/// <summary>An allowed source of a trunk: one address or a small range. The shard looks addresses up one by one, so ranges are spelled out.</summary>
public static class SourceRange
{
    /// <summary>Addresses one range may hold; a trunk that sends from more needs several entries, and a reason.</summary>
    public const int MaxAddresses = 1024;

    public static bool IsValid(string text) =>
        IPAddress.TryParse(text, out _) || (IPNetwork.TryParse(text, out var network) && HostBits(network) <= int.Log2(MaxAddresses));

    public static IEnumerable<IPAddress> Addresses(string text)
    {
        if (IPAddress.TryParse(text, out var single))
        {
            return [single];
        }

        return IPNetwork.TryParse(text, out var network) && IsValid(text)
            ? Enumerable.Range(0, 1 << HostBits(network)).Select(offset => At(network.BaseAddress, offset))
            : [];
    }

    private static int HostBits(IPNetwork network) =>
        (network.BaseAddress.AddressFamily == AddressFamily.InterNetwork ? 32 : 128) - network.PrefixLength;

    /// <summary>The range is aligned, so that an offset only fills bits that are zero.</summary>
    private static IPAddress At(IPAddress start, int offset)
    {
        var bytes = start.GetAddressBytes();
        bytes[^1] |= (byte)offset;
        bytes[^2] |= (byte)(offset >> 8);
        return new IPAddress(bytes);
    }
}
