using System.Collections.Frozen;

namespace Engine.Flows.Components;

/// <summary>Headers an action may not set: they frame the message, name the host, steer what lies between or carry the connection's credentials.</summary>
public static class ActionHeaders
{
    private static readonly FrozenSet<string> Refused = FrozenSet.ToFrozenSet(
        [
            "Host", "Authorization", "Content-Length", "Transfer-Encoding", "Connection", "Keep-Alive", "Proxy-Connection", "Proxy-Authorization",
            "Proxy-Authenticate", "TE", "Trailer", "Upgrade", "Expect", "HTTP2-Settings", "Accept-Encoding", "Content-Encoding", "Cookie",
        ],
        StringComparer.OrdinalIgnoreCase);

    public static bool MaySet(string name) => !Refused.Contains(name);
}
