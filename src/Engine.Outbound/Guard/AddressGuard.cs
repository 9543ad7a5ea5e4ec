using System.Net;

namespace Engine.Outbound.Guard;

/// <summary>Says which targets requests of accounts may go to. Names are judged by every address they have, never by how they are written.</summary>
internal sealed class AddressGuard(AllowedTargets allowed)
{
    private const int Http = 80;
    private const int Https = 443;

    /// <summary>Below it live mail, shells and file servers, which take a crafted HTTP request for one of their own.</summary>
    private const int FirstFreePort = 1024;

    /// <param name="host">As in the URL, ASCII, without a final dot.</param>
    public bool Permits(string host, IPAddress address, int port)
    {
        var byRange = allowed.Covers(address);
        var byName = allowed.Names(host);
        var reachable = address.ScopeIdOrZero() == 0 && ReservedRanges.Of(address) switch
        {
            Reach.Public => true,
            Reach.Private => byRange || byName,
            Reach.OnlyByRange => byRange,
            _ => false,
        };
        return reachable && (port is Http or Https or >= FirstFreePort || byRange || byName);
    }
}
