using Engine.Sip.Wire.Messages;
using Engine.Sip.Wire.Parsing;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Wire.Parsing;

/// <summary>MSG-01: neither parsing nor the typed views allocate.</summary>
public sealed class AllocationTests
{
    /// <summary>Best of so many: the runtime itself allocates now and then (see <see cref="FuzzTests"/>), our code would every time.</summary>
    private const int Tries = 5;

    [Fact]
    public void ParseAndReadEverything_EveryVector_AllocatesNothing()
    {
        var datagrams = VectorFile.All();
        var message = new SipMessage();
        Allocated(() => Run(datagrams, message)).ShouldBe(0);
    }

    [Fact]
    public void WriteResponse_AllocatesNothing()
    {
        var message = new SipMessage();
        SipParser.Parse(VectorFile.Read("samples", "bye-in"), message).IsGood.ShouldBeTrue();
        var buffer = new byte[2048];
        Allocated(() => WriteResponse(message, buffer)).ShouldBe(0);
    }

    private static long Allocated(Func<int> work)
    {
        work();
        var least = long.MaxValue;
        for (var round = 0; round < Tries; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
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
