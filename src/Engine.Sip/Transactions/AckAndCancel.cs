using Engine.Sip.Transport;
using Engine.Sip.Wire.Messages;
using Engine.Sip.Wire.Parsing;

namespace Engine.Sip.Transactions;

/// <summary>Requests that copy our INVITE: the ACK of a non-2xx final (RFC 3261 §17.1.1.3) and CANCEL (§9.1).</summary>
internal static class AckAndCancel
{
    /// <summary>The ACK of a non-2xx final: everything of the INVITE, but the To of the response.</summary>
    internal static Packet? StoreAck(AgentServices services, Packet invite, SipMessage response)
    {
        var stored = Read(services, invite);
        var writer = new SipWriter(services.Scratch);
        WriteHead(ref writer, stored, SipMethod.Ack);
        writer.Copy(response, HeaderId.To);
        WriteTail(ref writer, stored, SipMethod.Ack);
        return services.Store(writer);
    }

    /// <summary>The CANCEL of an INVITE, with a Reason value (RFC 3326).</summary>
    internal static Packet? StoreCancel(AgentServices services, Packet invite, string reason)
    {
        var stored = Read(services, invite);
        var writer = new SipWriter(services.Scratch);
        WriteHead(ref writer, stored, SipMethod.Cancel);
        writer.Copy(stored, HeaderId.To);
        writer.Header(HeaderId.Reason, reason);
        WriteTail(ref writer, stored, SipMethod.Cancel);
        return services.Store(writer);
    }

    private static SipMessage Read(AgentServices services, Packet invite)
    {
        var result = SipParser.Parse(invite.Memory, services.Stored);
        return result.IsGood ? services.Stored : throw new InvalidOperationException($"a stored INVITE cannot be read: {result.Error}");
    }

    private static void WriteHead(ref SipWriter writer, SipMessage invite, SipMethod method)
    {
        writer.RequestLine(method, invite.RequestUri);
        writer.Copy(invite, HeaderId.Via);
        writer.Copy(invite, HeaderId.Route);
        writer.Header(HeaderId.MaxForwards, SipRequestHead.DefaultMaxForwards);
        writer.Copy(invite, HeaderId.From);
    }

    private static void WriteTail(ref SipWriter writer, SipMessage invite, SipMethod method)
    {
        writer.Copy(invite, HeaderId.CallId);
        invite.TryGetCSeq(out var cseq);
        writer.CSeq(cseq.Number, method);
        writer.Copy(invite, HeaderId.Authorization);
        writer.Copy(invite, HeaderId.ProxyAuthorization);
        writer.Finish();
    }
}
