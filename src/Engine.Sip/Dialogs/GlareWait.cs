namespace Engine.Sip.Dialogs;

/// <summary>How long to wait after 491 (RFC 3261 §14.1), in steps of 10 ms (DLG-04).</summary>
internal static class GlareWait
{
    private const long StepTicks = 10 * TimeSpan.TicksPerMillisecond;

    /// <summary>2.1 to 4 s for the owner of the Call-ID.</summary>
    internal static long OwnerTicks(uint random) => (210 + (random % 191)) * StepTicks;

    /// <summary>0 to 2 s for the other side.</summary>
    internal static long OtherTicks(uint random) => random % 201 * StepTicks;
}
