using Engine.Sip.Agent;
using Engine.Sip.Counters;
using Engine.Sip.Transactions;
using Engine.Sip.Transport;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Methods;

/// <summary>Writes responses to requests of others (RFC 3261 §8.2.6) and hands them to the server transaction, which keeps them.</summary>
internal static class Responder
{
    /// <summary>Further parts of a response.</summary>
    internal readonly ref struct Extra
    {
        /// <summary>Our tag, added to To when the request has none.</summary>
        internal string? ToTag { get; init; }

        /// <summary>Whether to give our Contact: for 2xx and 18x to INVITE and 2xx to UPDATE.</summary>
        internal bool Contact { get; init; }

        /// <summary>Whether to list what we can do.</summary>
        internal bool Capabilities { get; init; }

        internal IReadOnlyList<KeyValuePair<string, string>>? Headers { get; init; }

        /// <summary>A session description.</summary>
        internal ReadOnlySpan<byte> Sdp { get; init; }
    }

    /// <summary>Answers a request through its transaction; the bytes sent stay in the context's scratch until the next message is written.</summary>
    internal static ReadOnlySpan<byte> Send(
        AgentContext context, ServerTransaction transaction, SipMessage request, int status, string phrase, in Extra extra = default)
    {
        int length = Write(context, request, transaction.Source, status, phrase, extra);
        ReadOnlySpan<byte> response = context.Scratch.AsSpan(0, length);
        if (length > 0)
        {
            context.Servers.Respond(transaction, status, response);
        }
        else
        {
            context.Servers.Discard(transaction);
        }

        return response;
    }

    /// <summary>Answers without keeping anything: for what cannot have a transaction.</summary>
    internal static void SendStateless(AgentContext context, SipMessage request, in SipEndpoint source, int status, string phrase)
    {
        int length = Write(context, request, source, status, phrase, default);
        if (length == 0)
        {
            return;
        }

        context.Counters.ResponseOut(status);
        context.Send(context.Scratch.AsSpan(0, length), ReplyAddress.Of(request, source));
    }

    private static int Write(AgentContext context, SipMessage request, in SipEndpoint source, int status, string phrase, in Extra extra)
    {
        Span<byte> address = context.AddressScratch;
        int addressLength = source.WriteAddress(address);
        var writer = new SipWriter(context.Scratch);
        new SipResponseHead
        {
            StatusCode = status,
            ReasonPhrase = phrase,
            ToTag = extra.ToTag,
            ReceivedFrom = address[..addressLength],
            ReceivedPort = source.Port,
        }.Write(ref writer, request);
        if (extra.Contact)
        {
            writer.NameAddr(HeaderId.Contact, default, context.Local.ContactUri);
        }

        if (extra.Capabilities)
        {
            writer.Header(HeaderId.Allow, Engine.Sip.Calls.Outgoing.InviteWriter.Allow);
            writer.Header(HeaderId.Accept, "application/sdp"u8);
            writer.Header(HeaderId.Supported, ""u8);
        }

        if (context.Local.UserAgent.Length > 0)
        {
            writer.Header(HeaderId.Server, context.Local.UserAgent);
        }

        foreach (KeyValuePair<string, string> header in extra.Headers ?? [])
        {
            writer.Header(header.Key, header.Value);
        }

        writer.Finish("application/sdp"u8, extra.Sdp);
        if (writer.IsGood)
        {
            return writer.Length;
        }

        context.Counters.Count(SipEvent.Unwritable);
        return 0;
    }
}
