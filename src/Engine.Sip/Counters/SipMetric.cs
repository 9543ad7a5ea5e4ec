namespace Engine.Sip.Counters;

/// <summary>One figure of a snapshot, for the metrics page.</summary>
/// <param name="Name">The family, for example <c>responses_in</c>.</param>
/// <param name="Label">What of it, for example <c>486</c>.</param>
/// <param name="Value">The count.</param>
public readonly record struct SipMetric(string Name, string Label, long Value);
