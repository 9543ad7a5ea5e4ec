namespace Engine.Interop;

/// <summary>Collections whose tests mostly wait, so that they may run beside the others.</summary>
internal static class Patient
{
    public const string Crashes = "patient: crashes";
    public const string Silence = "patient: silence";
    public const string Outcomes = "patient: outcomes";
    public const string Waits = "patient: waits";
    public const string Drains = "patient: drains";

    /// <summary>These five and the one of all other tests.</summary>
    public const int AtOnce = 6;
}
