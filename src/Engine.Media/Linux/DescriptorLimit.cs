namespace Engine.Media.Linux;

/// <summary>How many sockets this process may hold: the first ceiling of a telephony engine (RTP-06).</summary>
internal static unsafe class DescriptorLimit
{
    /// <summary>Kept for SIP, HTTP, the store, libraries and logs.</summary>
    private const int Reserved = 256;

    /// <summary>Sockets for legs; <see cref="int.MaxValue"/> where there is no such limit.</summary>
    public static int ForLegs()
    {
        LibC.ResourceLimit limit;
        if (!OperatingSystem.IsLinux() || LibC.GetLimit(LibC.MaxDescriptors, &limit) != 0)
        {
            return int.MaxValue;
        }

        return (int)Math.Clamp((long)Math.Min(limit.Soft, int.MaxValue) - Reserved, 1, int.MaxValue);
    }
}
