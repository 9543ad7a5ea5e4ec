namespace Engine.Sip.Outcomes;

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
