namespace Engine.Sip.Calls;

/// <summary>Who ended an answered call.</summary>
public enum HangUpSide
{
    /// <summary>We did.</summary>
    Local,

    /// <summary>The peer did.</summary>
    Remote,
}
