using System.Text;
using Engine.Sip.Transport;

namespace Engine.Sip.Tests.Support;

/// <summary>The other side, scripted by the test: writes its messages as text and may lie in every byte.</summary>
internal sealed class FakePeer(Rig rig, SipEndpoint address)
{
    internal const string Offer = "v=0 offer";
    internal const string Answer = "v=0 answer";

    private int _requests;

    internal SipEndpoint Address { get; } = address;

    internal string Contact { get; set; } = "<sip:callee@203.0.113.5:5060>";

    internal string[] RecordRoutes { get; set; } = [];

    /// <summary>Answers a request of the agent.</summary>
    internal void Respond(WireMessage request, int status, string? tag = null, string? body = null, string phrase = "Test", params string[] headers) =>
        rig.Deliver(ResponseTo(request, status, tag, body, phrase, headers), Address);

    internal byte[] ResponseTo(WireMessage request, int status, string? tag = null, string? body = null, string phrase = "Test", params string[] headers)
    {
        var text = new StringBuilder();
        text.Append($"SIP/2.0 {status} {phrase}\r\n");
        foreach (var via in request.All("Via"))
        {
            text.Append($"Via: {via};received={Rig.Host}\r\n");
        }

        text.Append($"From: {request["From"]}\r\nTo: {request["To"]}{(tag is null || request.ToTag.Length > 0 ? "" : ";tag=" + tag)}\r\n");
        text.Append($"Call-ID: {request["Call-ID"]}\r\nCSeq: {request["CSeq"]}\r\n");
        if (request.Method == "INVITE" && status is > 100 and < 300 && Contact.Length > 0 && !headers.Any(h => h.StartsWith("Contact", StringComparison.Ordinal)))
        {
            text.Append($"Contact: {Contact}\r\n");
        }

        foreach (var route in request.Method == "INVITE" ? RecordRoutes : [])
        {
            text.Append($"Record-Route: {route}\r\n");
        }

        return Finish(text, body, headers);
    }

    /// <summary>Sends a request inside the dialog that an INVITE of the agent began.</summary>
    internal WireMessage Request(string method, WireMessage invite, string tag, uint cseq, string? body = null, params string[] headers)
    {
        var bytes = RequestBytes(method, invite, tag, cseq, $"z9hG4bKpeer{++_requests}", body, headers);
        rig.Deliver(bytes, Address);
        return new WireMessage(bytes, Address, rig.NowMs);
    }

    internal byte[] RequestBytes(string method, WireMessage invite, string tag, uint cseq, string branch, string? body = null, params string[] headers)
    {
        var text = new StringBuilder();
        text.Append($"{method} sip:engine@{Rig.Host}:{Rig.Port} SIP/2.0\r\n");
        text.Append($"Via: SIP/2.0/UDP {Address};branch={branch};rport\r\nMax-Forwards: 70\r\n");
        text.Append($"From: {invite["To"]};tag={tag}\r\nTo: {invite["From"]}\r\n");
        text.Append($"Call-ID: {invite["Call-ID"]}\r\nCSeq: {cseq} {method}\r\n");
        return Finish(text, body, headers);
    }

    /// <summary>Sends whatever bytes.</summary>
    internal void Send(string text) => rig.Deliver(Encoding.UTF8.GetBytes(text), Address);

    private static byte[] Finish(StringBuilder text, string? body, string[] headers)
    {
        foreach (var header in headers)
        {
            text.Append(header).Append("\r\n");
        }

        if (body is not null && !headers.Any(h => h.StartsWith("Content-Type", StringComparison.Ordinal)))
        {
            text.Append("Content-Type: application/sdp\r\n");
        }

        text.Append($"Content-Length: {Encoding.UTF8.GetByteCount(body ?? "")}\r\n\r\n{body}");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
