using Engine.Sip.Messages;
using Engine.Sip.Parsing;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Parsing;

/// <summary>MSG-01: neither parsing nor the typed views allocate.</summary>
public sealed class AllocationTests
{
    [Fact]
    public void ParseAndReadEverything_EveryVector_AllocatesNothing()
    {
        var datagrams = VectorFile.All();
        var message = new SipMessage();
        var sum = Run(datagrams, message);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 20; round++)
        {
            sum += Run(datagrams, message);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        sum.ShouldNotBe(0);
    }

    [Fact]
    public void WriteResponse_EverySample_AllocatesNothing()
    {
        var message = new SipMessage();
        SipParser.Parse(VectorFile.Read("samples", "bye-in"), message).IsGood.ShouldBeTrue();
        var buffer = new byte[2048];
        WriteResponse(message, buffer);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 20; round++)
        {
            WriteResponse(message, buffer);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static int WriteResponse(SipMessage request, byte[] buffer)
    {
        var writer = new SipWriter(buffer);
        new SipResponseHead
        {
            StatusCode = 200, ReasonPhrase = "OK", ReceivedFrom = "203.0.113.5", ReceivedPort = 5060,
        }.Write(ref writer, request);
        return writer.Finish() ? writer.Length : throw new InvalidOperationException(writer.Error.ToString());
    }

    private static int Run(IReadOnlyList<byte[]> datagrams, SipMessage message)
    {
        var sum = 0;
        for (var index = 0; index < datagrams.Count; index++)
        {
            sum += (int)SipParser.Parse(datagrams[index], message).Error;
            sum += TypedViews.ReadAll(message);
        }

        return sum;
    }
}
