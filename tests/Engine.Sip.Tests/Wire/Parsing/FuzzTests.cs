using System.Diagnostics;
using Engine.Sip.Auth;
using Engine.Sip.Wire.Messages;
using Engine.Sip.Wire.Parsing;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Wire.Parsing;

/// <summary>100,000 random, mutated, spliced and truncated datagrams: nothing is thrown, nothing allocated, none takes long.</summary>
public sealed class FuzzTests
{
    private const int Datagrams = 100_000;

    /// <summary>Far above what one datagram takes, far below what a loop that does not end would take.</summary>
    private static readonly TimeSpan SlowestAllowed = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// A datagram over a limit is read again, and its best reading counts: the time may have been spent waiting for the processor, and
    /// now and then the runtime allocates on this thread for itself (160 or 6,080 bytes, once in some ten runs of the whole suite, at
    /// a datagram that allocates nothing when read again). What our code allocates for a datagram it allocates every time.
    /// </summary>
    private const int Tries = 5;

    // Holds MSG-21 and SEC-07.
    [Theory]
    [InlineData(20261123)]
    public void Parse_BadDatagrams_NeverThrowsNorAllocatesNorHangs(int seed)
    {
        var mutator = new Mutator(VectorFile.All(), seed);
        var message = new SipMessage();
        var counters = new SipParseCounters();
        foreach (var good in VectorFile.All())
        {
            // Tables that are built on first use are not what is measured.
            SipParser.Parse(good, message);
            TypedViews.ReadAll(message);
        }

        long allocated = 0;
        var slowest = TimeSpan.Zero;
        for (var count = 0; count < Datagrams; count++)
        {
            var datagram = mutator.Next();
            var (took, bytes) = Read(datagram, message);
            for (var again = 1; (took > SlowestAllowed || bytes > 0) && again < Tries; again++)
            {
                (took, bytes) = Read(datagram, message);
            }

            allocated += bytes;
            slowest = took > slowest ? took : slowest;
            counters.Count(SipParser.Parse(datagram, message).Error);
        }

        allocated.ShouldBe(0, $"seed {seed}");
        slowest.ShouldBeLessThan(SlowestAllowed, $"seed {seed}");
        counters[SipParseError.None].ShouldBeGreaterThan(Datagrams / 10, "some must pass, or the mutator proves nothing");
        counters[SipParseError.None].ShouldBeLessThan(Datagrams * 9 / 10);
    }

    [Theory]
    [InlineData(7)]
    public void AnswerChallengeAndMask_BadDatagrams_NeverThrow(int seed)
    {
        var mutator = new Mutator(VectorFile.All(), seed);
        var message = new SipMessage();
        var buffer = new byte[80_000];
        for (var count = 0; count < 20_000; count++)
        {
            var datagram = mutator.Next();
            SipParser.Parse(datagram, message);
            var offers = OfferedChallenge.Read(message);
            offers.Count.ShouldBeLessThanOrEqualTo(AuthPolicy.MaxChallenges);
            var writer = new SipWriter(buffer);
            new SipResponseHead { StatusCode = 400, ToTag = "t", ReceivedFrom = "192.0.2.1", ReceivedPort = 5060 }.Write(ref writer, message);
            writer.Finish();
            SecretMask.Apply(datagram);
        }
    }

    /// <summary>Whatever the request, what we answer parses again and has one of each single header: no header can be smuggled.</summary>
    [Theory]
    [InlineData(11)]
    public void Answer_ToAnyAcceptedRequest_ParsesAgain(int seed)
    {
        var mutator = new Mutator(VectorFile.All(), seed);
        var (message, answer) = (new SipMessage(), new SipMessage(255));
        var limits = new SipLimits { MaxHeaderLineBytes = 9000 };
        var buffer = new byte[80_000];
        var answered = 0;
        for (var count = 0; count < 20_000; count++)
        {
            if (VectorFile.Judge(mutator.Next(), message) != SipParseError.None || !message.IsRequest)
            {
                continue;
            }

            var writer = new SipWriter(buffer);
            new SipResponseHead { StatusCode = 486, ToTag = "t1", ReceivedFrom = "192.0.2.1", ReceivedPort = 5060 }.Write(ref writer, message);
            if (writer.Finish())
            {
                VectorFile.Judge(writer.Written.ToArray(), answer, limits).ShouldBe(SipParseError.None, $"seed {seed}, datagram {count}");
                answer.ToTag().IsEmpty.ShouldBeFalse();
                answered++;
            }
        }

        answered.ShouldBeGreaterThan(1000);
    }

    private static (TimeSpan Took, long Bytes) Read(byte[] datagram, SipMessage message)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        SipParser.Parse(datagram, message);
        TypedViews.ReadAll(message);
        var took = Stopwatch.GetElapsedTime(start);
        return (took, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
