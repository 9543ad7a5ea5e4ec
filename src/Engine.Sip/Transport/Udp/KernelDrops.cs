using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Engine.Sip.Transport.Udp;

/// <summary>Datagrams the kernel dropped because a socket's buffer was full (TRN-16); 0 where the kernel does not say.</summary>
internal static class KernelDrops
{
    /// <summary>The last column of the socket's line in /proc/net/udp (proc(5)).</summary>
    internal static long OfUdpPort(IPEndPoint local)
    {
        var table = local.AddressFamily == AddressFamily.InterNetwork ? "/proc/net/udp" : "/proc/net/udp6";
        if (!OperatingSystem.IsLinux() || !File.Exists(table))
        {
            return 0;
        }

        var port = local.Port.ToString("X4", CultureInfo.InvariantCulture);
        foreach (var line in File.ReadLines(table).Skip(1))
        {
            var cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (cells.Length > 2 && cells[1].EndsWith(":" + port, StringComparison.Ordinal)
                && long.TryParse(cells[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var drops))
            {
                return drops;
            }
        }

        return 0;
    }
}
