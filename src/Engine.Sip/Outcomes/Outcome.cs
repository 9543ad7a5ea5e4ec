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

/// <summary>Where a call leads the flow. The first four are the product's exits; the others say why there is none of them.</summary>
public enum CallExit
{
    Answered,
    InvalidNumber,
    Busy,
    NoAnswer,

    /// <summary>A technical failure: the flow author cannot fix it by changing the number.</summary>
    Failed,

    /// <summary>The flow or a user gave up before an answer.</summary>
    Cancelled,
}

/// <summary>Who is at fault for an outcome, or who decided it.</summary>
public enum Party
{
    /// <summary>The called person or their number.</summary>
    Contact,

    /// <summary>A network behind the trunk.</summary>
    Carrier,

    /// <summary>The trunk: its gateways, credentials or settings.</summary>
    Trunk,

    /// <summary>This engine.</summary>
    Engine,

    /// <summary>The side that asked for the call: the flow, a user, the number given.</summary>
    Caller,
}

/// <summary>Whether the number may be called again later.</summary>
public enum Retry
{
    /// <summary>It would end the same way.</summary>
    No,

    /// <summary>It may end better.</summary>
    Later,

    /// <summary>Never again automatically: the callee or the network objects.</summary>
    Never,
}
