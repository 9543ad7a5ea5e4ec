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
