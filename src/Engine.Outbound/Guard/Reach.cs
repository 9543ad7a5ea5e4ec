namespace Engine.Outbound.Guard;

/// <summary>Who may reach an address.</summary>
internal enum Reach
{
    /// <summary>Everybody.</summary>
    Public,

    /// <summary>Whoever the operator allows by host or by range.</summary>
    Private,

    /// <summary>Whoever the operator allows by range.</summary>
    OnlyByRange,

    /// <summary>Nobody: unspecified, multicast, reserved.</summary>
    Never,
}
