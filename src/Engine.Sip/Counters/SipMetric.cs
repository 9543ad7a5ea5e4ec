namespace Engine.Sip.Counters;

/// <summary>One figure of a snapshot, for the metrics page.</summary>
/// <param name="Name">The family, for example <c>responses_in</c>.</param>
/// <param name="Label">What of it, for example <c>486</c>.</param>
/// <param name="Value">The count.</param>
/// <param name="IsGauge">It goes up and down; every other figure only grows while the process lives.</param>
public readonly record struct SipMetric(string Name, string Label, long Value, bool IsGauge = false);
