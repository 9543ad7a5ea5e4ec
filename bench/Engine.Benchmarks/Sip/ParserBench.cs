using System.Diagnostics;
using Engine.Sip.Wire.Messages;
using Engine.Sip.Wire.Parsing;

namespace Engine.Benchmarks.Sip;

/// <summary>
/// P-01 and P-02. Parse: 12 sample messages, each parsed and five typed headers read (top Via, From, To, CSeq,
/// Contact) and Call-ID. Write: one INVITE with an SDP body from strings. One thread, sockets left out.
/// </summary>
internal static class ParserBench
{
    private const int Rounds = 50_000;
    private const int Repeats = 7;

    public static void Run()
    {
        var names = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "samples"), "*.dat").Order(StringComparer.Ordinal).ToArray();
        var datagrams = names.Select(File.ReadAllBytes).ToArray();
        var message = new SipMessage();
        Console.WriteLine($"{"message",-22} {"bytes",6} {"us parse",9} {"us +typed",9} {"B",4}");
        for (var index = 0; index < datagrams.Length; index++)
        {
            var one = datagrams[index];
            var parse = Best(() => Parse(one, message));
            var typed = Best(() => ParseAndRead(one, message));
            Console.WriteLine($"{Path.GetFileNameWithoutExtension(names[index]),-22} {one.Length,6} {parse.Micros,9:F3} {typed.Micros,9:F3} {typed.Bytes,4:F0}");
        }

        var all = Best(() => datagrams.Sum(one => ParseAndRead(one, message)), divideBy: datagrams.Length);
        var mean = datagrams.Average(one => one.Length);
        Console.WriteLine($"P-01 mean of {datagrams.Length}: {all.Micros:F3} us for {mean:F0} bytes incl. 5 typed headers (goal 1.5 us, 0 B)");
        var buffer = new byte[2048];
        var write = Best(() => WriteInvite(buffer));
        Console.WriteLine($"P-02 INVITE write:  {write.Micros:F3} us, {write.Bytes:F0} B for {WriteInvite(buffer)} bytes (goal 1.5 us, 0 B)");
    }

    private static int Parse(byte[] datagram, SipMessage message) =>
        SipParser.Parse(datagram, message).IsGood ? message.HeaderCount : throw new InvalidDataException("A sample does not parse.");

    private static int ParseAndRead(byte[] datagram, SipMessage message)
    {
        var sum = Parse(datagram, message);
        sum += message.TryGetTopVia(out var via) ? via.Branch.Length : 0;
        sum += message.TryGetFrom(out var from) ? from.Tag.Length : 0;
        sum += message.TryGetTo(out var to) ? to.Tag.Length : 0;
        sum += message.TryGetCSeq(out var cseq) ? (int)cseq.Number : 0;
        sum += message.TryGetContact(out var contact) ? contact.UriText.Length : 0;
        return sum + message.CallId().Length;
    }

    private static int WriteInvite(byte[] buffer)
    {
        var writer = new SipWriter(buffer);
        new SipRequestHead
        {
            Method = SipMethod.Invite, RequestUri = "sip:+15005550006@gw1.carrier.example;user=phone", SentBy = "198.51.100.10:5060",
            Branch = "z9hG4bK7Qx0aAAB3kP9sYv1dT5", FromDisplay = "Courier Service", FromUri = "sip:+15005550001@carrier.example",
            FromTag = "K3vB9s0aAAB3kP9sYv1", ToUri = "sip:+15005550006@gw1.carrier.example;user=phone",
            CallId = "9f2c6a7d41b84e0fb1d2a3c4e5f60718", CSeq = 14211, ContactUri = "sip:engine@198.51.100.10:5060",
        }.Write(ref writer);
        writer.Header(HeaderId.Allow, "INVITE, ACK, CANCEL, BYE, OPTIONS, UPDATE, INFO, NOTIFY, PRACK");
        writer.Header(HeaderId.Supported, "timer, replaces, norefersub");
        writer.Header(HeaderId.UserAgent, "engine/1.0");
        writer.Finish("application/sdp", "v=0\r\no=- 1 1 IN IP4 198.51.100.10\r\ns=-\r\nc=IN IP4 198.51.100.10\r\nt=0 0\r\nm=audio 20000 RTP/AVP 8 0 101\r\n"u8);
        return writer.Length;
    }

    private static (double Micros, double Bytes) Best(Func<int> work, int divideBy = 1)
    {
        var (micros, bytes) = (double.MaxValue, double.MaxValue);
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var rounds = Rounds / divideBy;
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            for (var round = 0; round < rounds; round++)
            {
                work();
            }

            micros = Math.Min(micros, Stopwatch.GetElapsedTime(start).TotalMicroseconds / rounds / divideBy);
            bytes = Math.Min(bytes, (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)rounds / divideBy);
        }

        return (micros, bytes);
    }
}
