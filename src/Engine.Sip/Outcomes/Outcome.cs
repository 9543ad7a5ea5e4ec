namespace Engine.Sip.Outcomes;

/// <summary>One row of the outcome tables.</summary>
/// <param name="Exit">The exit.</param>
/// <param name="Reason">The sub-reason.</param>
/// <param name="Party">Who is at fault.</param>
/// <param name="Failover">Whether the next gateway may be tried; holds only while nothing has rung.</param>
/// <param name="Retry">Whether calling again later is sensible.</param>
public readonly record struct Outcome(CallExit Exit, CallReason Reason, Party Party, bool Failover = false, Retry Retry = Retry.No)
{
    /// <summary>Counts against the health of the trunk's gateway.</summary>
    public bool CountsAgainstTrunk { get; init; }
}
