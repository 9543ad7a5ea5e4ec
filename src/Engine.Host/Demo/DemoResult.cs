using Engine.Phone;
using Engine.Ports;

namespace Engine.Host.Demo;

/// <summary>What <c>demo --json</c> ends with. Times in milliseconds.</summary>
/// <param name="Wav">Where the sound that the phone heard was written; null when it heard nothing.</param>
/// <param name="Correlation">Heard sound against the rendered prompt at the best alignment, 1 = the same; null when nothing was heard.</param>
/// <param name="TriggerToInviteMs">From the HTTP request to the INVITE at the phone.</param>
internal sealed record DemoResult(
    string Outcome,
    string? Reason,
    InteractionId InteractionId,
    IReadOnlyList<DemoStep> Steps,
    string? Wav,
    double? Correlation,
    long? TriggerToInviteMs,
    long? RingingMs,
    long TotalMs);

/// <summary>One report row in short.</summary>
/// <param name="TimeMs">Time in the step.</param>
internal sealed record DemoStep(int Order, string Component, string Name, string? Exit, long? TimeMs);

/// <summary>What the demo is asked to show.</summary>
internal sealed record DemoOrder(PhoneBehaviour Callee, string? WavPath)
{
    /// <summary>How long all of it may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(50);
}
