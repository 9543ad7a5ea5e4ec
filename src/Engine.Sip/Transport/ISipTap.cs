namespace Engine.Sip.Transport;

/// <summary>
/// Sees every datagram of a shard, on its thread: for the ladder of a test call and for traces. Must not block. Credentials are still in it:
/// a display must mask them with <c>Auth.SecretMask</c>.
/// </summary>
public interface ISipTap
{
    void OnDatagram(bool outgoing, in SipEndpoint remote, ReadOnlySpan<byte> bytes);
}
