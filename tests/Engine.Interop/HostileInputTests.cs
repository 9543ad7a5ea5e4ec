using System.Net;
using System.Net.Sockets;
using System.Text;
using Engine.Interop.Peers;
using Shouldly;
using Xunit;

namespace Engine.Interop;

/// <summary>100,000 random and mutated datagrams at the SIP port of the running server: it lives, it answers strangers nothing it should not, and it still calls.</summary>
public sealed class HostileInputTests(EngineFixture fixture) : IClassFixture<EngineFixture>
{
    private const int Datagrams = 100_000;

    [Fact]
    public async Task Garbage_ServerLivesAndCalls()
    {
        await using var callee = await Sipp.StartAsync(new SippScenario("answer"), calls: 2);
        var trunk = await fixture.TrunkAsync(callee.Port);
        ((string?)(await fixture.CallAsync(trunk))["outcome"]).ShouldBe("answered");

        Bombard();
        await HeardAsync();

        fixture.Engine.Running.ShouldBeTrue(fixture.Engine.Log);
        ((string?)(await fixture.CallAsync(trunk))["outcome"]).ShouldBe("answered");
        (await callee.VerdictAsync(TimeSpan.FromSeconds(20))).ShouldBe(0, callee.Errors);
        fixture.Engine.Log.ShouldNotContain("Exception");
    }

    private void Bombard()
    {
        var random = new Random(20_261_123);
        var seeds = Seeds().Select(Encoding.ASCII.GetBytes).ToArray();
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        var target = new IPEndPoint(IPAddress.Loopback, fixture.Engine.SipPort);
        for (var i = 0; i < Datagrams; i++)
        {
            socket.SendTo(Mutate(seeds[random.Next(seeds.Length)], random), target);
        }
    }

    /// <summary>What waits in the server's socket is read: a call among it would lose its responses there, as any datagram may.</summary>
    private async Task HeardAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var asker = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)asker.Client.LocalEndPoint!).Port;
        var target = new IPEndPoint(IPAddress.Loopback, fixture.Engine.SipPort);
        var answer = asker.ReceiveAsync(limit.Token).AsTask();
        for (var i = 0; !answer.IsCompleted; i++)
        {
            await asker.SendAsync(Encoding.ASCII.GetBytes(
                $"OPTIONS sip:engine@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:{port};branch=z9hG4bKheard{i};rport\r\nFrom: <sip:a@127.0.0.1>;tag=1\r\n"
                + $"To: <sip:b@127.0.0.1>\r\nCall-ID: heard{i}@y\r\nCSeq: 1 OPTIONS\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n"), target, limit.Token);
            await Task.WhenAny(answer, Task.Delay(200, limit.Token));
        }

        Encoding.ASCII.GetString((await answer).Buffer).ShouldStartWith("SIP/2.0 ");
    }

    private static byte[] Mutate(byte[] seed, Random random)
    {
        switch (random.Next(4))
        {
            case 0:
                var noise = new byte[random.Next(1, 1200)];
                random.NextBytes(noise);
                return noise;
            case 1:
                return seed[..random.Next(seed.Length)];
            default:
                byte[] copy = [.. seed];
                for (var n = random.Next(1, 12); n > 0; n--)
                {
                    copy[random.Next(copy.Length)] = (byte)random.Next(256);
                }

                return copy;
        }
    }

    private static IEnumerable<string> Seeds()
    {
        const string common = "Via: SIP/2.0/UDP 127.0.0.1:5999;branch=z9hG4bKabc;rport\r\nFrom: <sip:a@127.0.0.1>;tag=1\r\nTo: <sip:b@127.0.0.1>;tag=2\r\nCall-ID: x@y\r\n";
        foreach (var method in new[] { "INVITE", "BYE", "OPTIONS", "INFO", "UPDATE", "NOTIFY", "REFER", "CANCEL", "ACK" })
        {
            yield return $"{method} sip:engine@127.0.0.1 SIP/2.0\r\n{common}CSeq: 7 {method}\r\nMax-Forwards: 70\r\nContact: <sip:a@127.0.0.1:5999>\r\nContent-Length: 0\r\n\r\n";
        }

        foreach (var status in new[] { "100 Trying", "180 Ringing", "200 OK", "401 Unauthorized", "486 Busy Here", "603 Decline" })
        {
            yield return $"SIP/2.0 {status}\r\n{common}CSeq: 7 INVITE\r\nWWW-Authenticate: Digest realm=\"x\", nonce=\"y\"\r\nContent-Length: 0\r\n\r\n";
        }
    }
}
