namespace Engine.Sip.Transport;

/// <summary>Where datagrams leave. Must not block and must not call back.</summary>
internal interface IDatagramPort
{
    /// <summary>Sends one datagram; false when the system refused it at once.</summary>
    bool Send(ReadOnlySpan<byte> datagram, in SipEndpoint to);
}
