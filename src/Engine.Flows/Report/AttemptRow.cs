using Engine.Flows.Facts;

namespace Engine.Flows.Report;

/// <summary>A call attempt when it is opened.</summary>
public sealed record AttemptRow(int Attempt, int StepOrder, LegRole Role, string From, string To, DateTimeOffset RequestedAt);
