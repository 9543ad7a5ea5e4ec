using Engine.Sip.Counters;
using Engine.Sip.Dialogs;
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

    /// <summary>Answers a request through its transaction; the bytes sent stay in the scratch until the next message is written.</summary>
    internal static ReadOnlySpan<byte> Send(
        AgentServices services, ServerTransaction transaction, SipMessage request, int status, string phrase, in Extra extra = default)
    {
        var length = Write(services, request, transaction.Source, status, phrase, extra);
        ReadOnlySpan<byte> response = services.Scratch.AsSpan(0, length);
        if (length > 0)
        {
            transaction.Respond(status, response);
        }
        else
        {
            transaction.Discard();
        }

        return response;
    }

    /// <summary>Answers without keeping anything: for what cannot have a transaction.</summary>
    internal static void SendStateless(AgentServices services, SipMessage request, in SipEndpoint source, int status, string phrase)
    {
        var length = Write(services, request, source, status, phrase, default);
        if (length == 0)
        {
            return;
        }

        services.Counters.ResponseOut(status);
        services.Send(services.Scratch.AsSpan(0, length), ReplyAddress.Of(request, source));
    }

    private static int Write(AgentServices services, SipMessage request, in SipEndpoint source, int status, string phrase, in Extra extra)
    {
        Span<byte> address = services.AddressScratch;
        var addressLength = source.WriteAddress(address);
        var writer = new SipWriter(services.Scratch);
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
            writer.NameAddr(HeaderId.Contact, default, services.Local.ContactUri);
        }

        if (extra.Capabilities)
        {
            writer.Header(HeaderId.Allow, SupportedMethods.Allow);
            writer.Header(HeaderId.Accept, "application/sdp"u8);
            writer.Header(HeaderId.Supported, ""u8);
        }

        if (services.Local.UserAgent.Length > 0)
        {
            writer.Header(HeaderId.Server, services.Local.UserAgent);
        }

        foreach (var header in extra.Headers ?? [])
        {
            writer.Header(header.Key, header.Value);
        }

        writer.Finish("application/sdp"u8, extra.Sdp);
        if (writer.IsGood)
        {
            return writer.Length;
        }

        services.Counters.Count(SipEvent.Unwritable);
        return 0;
    }
}

/// <summary>Where a response goes (RFC 3261 §18.2.2, RFC 3581 §4): to the source, and to its port when the sender asked for it by rport.</summary>
internal static class ReplyAddress
{
    internal static SipEndpoint Of(SipMessage request, in SipEndpoint source) =>
        request.TryGetTopVia(out var via) && via.RportPort < 0 ? source.WithPort(via.Port == 0 ? 5060 : via.Port) : source;
}
