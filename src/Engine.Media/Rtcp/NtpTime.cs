namespace Engine.Media.Rtcp;

/// <summary>The time format of RTCP reports (RFC 3550 §4): seconds since 1900 and their fraction.</summary>
internal static class NtpTime
{
    private const double NtpEpochToUnixSeconds = 2_208_988_800;

    public static ulong Of(DateTimeOffset time)
    {
        var seconds = (time - DateTimeOffset.UnixEpoch).TotalSeconds + NtpEpochToUnixSeconds;
        var whole = (ulong)seconds;
        return (whole << 32) | (ulong)((seconds - whole) * 4294967296.0);
    }
}
