namespace Engine.Media.Sdp;

/// <summary>The direction matrix of RFC 3264 §6.1.</summary>
public static class MediaDirections
{
    /// <summary>The same stream seen from the other side.</summary>
    public static MediaDirection Reverse(MediaDirection direction) =>
        ((direction & MediaDirection.SendOnly) != 0 ? MediaDirection.ReceiveOnly : 0)
        | ((direction & MediaDirection.ReceiveOnly) != 0 ? MediaDirection.SendOnly : 0);

    /// <summary>Our direction when the peer offers <paramref name="peer"/> and we are willing to do <paramref name="own"/>.</summary>
    public static MediaDirection Answer(MediaDirection peer, MediaDirection own) => Reverse(peer) & own;

    /// <summary>The attribute name on the wire.</summary>
    public static string Name(MediaDirection direction) => direction switch
    {
        MediaDirection.SendOnly => "sendonly",
        MediaDirection.ReceiveOnly => "recvonly",
        MediaDirection.Inactive => "inactive",
        _ => "sendrecv",
    };

    /// <summary>Reads the first word of an attribute: a flag has no value, and what stands behind it says nothing.</summary>
    public static MediaDirection? FromValue(string value)
    {
        var end = value.AsSpan().IndexOfAny(' ', ':', '\t');
        return FromName(end < 0 ? value : value[..end]);
    }

    /// <summary>Reads an attribute name, or null when it is another attribute.</summary>
    public static MediaDirection? FromName(string name) => name switch
    {
        "sendrecv" => MediaDirection.SendReceive,
        "sendonly" => MediaDirection.SendOnly,
        "recvonly" => MediaDirection.ReceiveOnly,
        "inactive" => MediaDirection.Inactive,
        _ => null,
    };
}

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
