namespace Engine.Ports.Outbound;

/// <summary>
/// HTTP to the outside world, guarded: addresses of this machine and its networks are refused unless the operator allows them, certificates
/// are checked, size and time are capped, nothing is remembered between requests (no cookies, no credentials, no proxy). Thread-safe.
/// </summary>
public interface IOutboundHttp
{
    /// <summary>One exchange. Expected trouble is a value of <see cref="OutboundResult"/>; only cancellation by <paramref name="cancellation"/> throws.</summary>
    ValueTask<OutboundResult> SendAsync(OutboundRequest request, CancellationToken cancellation);
}
