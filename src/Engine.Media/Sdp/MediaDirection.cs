namespace Engine.Media.Sdp;

/// <summary>Who may send on a stream, seen from the side that wrote it (RFC 3264 §5.1, RFC 8866 §6.7).</summary>
[Flags]
public enum MediaDirection
{
    /// <summary>Nobody sends; RTCP goes on.</summary>
    Inactive = 0,

    /// <summary>The writer only sends.</summary>
    SendOnly = 1,

    /// <summary>The writer only receives.</summary>
    ReceiveOnly = 2,

    /// <summary>Both send.</summary>
    SendReceive = SendOnly | ReceiveOnly,
}
