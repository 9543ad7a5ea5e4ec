using Engine.Sip.Dialogs;
using Engine.Sip.Transport;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Calls.Outgoing;

/// <summary>Writes the INVITE of an attempt (CALL-10; RFC 3261 §8.1.1, §13.2.1).</summary>
internal static class InviteWriter
{
    /// <summary>What one INVITE needs besides its ticket.</summary>
    internal readonly ref struct Parts
    {
        internal ReadOnlySpan<byte> Branch { get; init; }

        internal uint CSeq { get; init; }

        internal ReadOnlySpan<byte> Body { get; init; }

        internal List<KeyValuePair<HeaderId, string>>? Credentials { get; init; }

        /// <summary>The trunk's User-Agent; null means the agent's own, empty none.</summary>
        internal string? UserAgent { get; init; }

        internal IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }
    }

    internal static Packet? Store(AgentServices services, CallTicket ticket, in Parts parts)
    {
        var writer = new SipWriter(services.Scratch);
        new SipRequestHead
        {
            Method = SipMethod.Invite,
            RequestUri = ticket.RequestUri,
            SentBy = services.Local.SentByBytes,
            Branch = parts.Branch,
            Routes = Bracketed(ticket.Routes),
            FromDisplay = ticket.FromDisplay,
            FromUri = ticket.FromUri,
            FromTag = ticket.FromTag,
            ToUri = ticket.ToUri,
            CallId = ticket.CallId,
            CSeq = parts.CSeq,
            ContactUri = services.Local.ContactUri,
        }.Write(ref writer);
        foreach (var line in parts.Credentials ?? [])
        {
            writer.Header(line.Key, line.Value);
        }

        writer.Header(HeaderId.Allow, SupportedMethods.Allow);
        writer.Header(HeaderId.Accept, "application/sdp"u8);
        if ((parts.UserAgent ?? services.Local.UserAgent) is { Length: > 0 } userAgent)
        {
            writer.Header(HeaderId.UserAgent, userAgent);
        }

        foreach (var header in parts.Headers)
        {
            writer.Header(header.Key, header.Value);
        }

        writer.Finish("application/sdp"u8, parts.Body);
        return services.Store(writer);
    }

    private static string[] Bracketed(IReadOnlyList<string>? routes) => routes is null ? [] : [.. routes.Select(route => "<" + route + ">")];
}
