using System.Text;
using Engine.Sip.Wire.Messages;
using Engine.Sip.Wire.Parsing;
using Shouldly;

namespace Engine.Sip.Tests.Wire.Parsing;

/// <summary>Small messages for tests, built from lines.</summary>
internal static class Datagram
{
    internal static readonly string[] Needed =
    [
        "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKa", "From: <sip:a@example.com>;tag=1", "To: <sip:b@example.com>", "Call-ID: c1",
        "CSeq: 7 INVITE",
    ];

    internal static byte[] Request(params string[] more) =>
        Lines(["INVITE sip:b@example.com SIP/2.0", .. Needed, .. more, "", ""]);

    internal static byte[] Response(string statusLine, params string[] more) => Lines([statusLine, .. Needed, .. more, "", ""]);

    internal static byte[] Lines(params string[] lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", lines));

    internal static SipMessage Parse(byte[] datagram)
    {
        var message = new SipMessage();
        SipParser.Parse(datagram, message).Error.ShouldBe(SipParseError.None);
        return message;
    }

    internal static SipParseError Error(byte[] datagram, SipLimits? limits = null) => SipParser.Parse(datagram, new SipMessage(), limits).Error;

    internal static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
