namespace Engine.Sip.Agent;

/// <summary>The look at the first bytes before the parser is asked (SEC-02).</summary>
internal static class DatagramFilter
{
    /// <summary>The shortest message that could be answered is longer than this.</summary>
    private const int LeastBytes = 16;

    /// <summary>Whether it begins with <c>SIP/2.0</c> or a method token and a space, after empty lines.</summary>
    internal static bool LooksLikeSip(ReadOnlySpan<byte> datagram)
    {
        datagram = datagram.TrimStart("\r\n"u8);
        if (datagram.Length < LeastBytes)
        {
            return false;
        }

        if (datagram.StartsWith("SIP/"u8))
        {
            return true;
        }

        var space = datagram[..LeastBytes].IndexOf((byte)' ');
        return space is >= 3 and <= 15 && !datagram[..space].ContainsAnyExceptInRange((byte)'A', (byte)'Z');
    }

    /// <summary>Nothing but line ends, or the zeros some devices send to keep a pinhole open.</summary>
    internal static bool IsKeepAlive(ReadOnlySpan<byte> datagram) => datagram.Length <= 4 && !datagram.ContainsAnyExcept("\r\n\0"u8);
}
