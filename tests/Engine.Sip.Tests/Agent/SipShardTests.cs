using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Engine.Sip.Agent;
using Engine.Sip.Calls;
using Engine.Sip.Calls.Incoming;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Dialogs;
using Engine.Sip.Outcomes;
using Engine.Sip.Tests.Support;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Agent;

/// <summary>Real sockets on loopback: the shard's thread, its wake-up, its ICMP errors.</summary>
public sealed class SipShardTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // Holds TRN-01, TRN-03 and PERF-08.
    [Theory]
    [InlineData(false, "127.0.0.1")]
    [InlineData(true, "127.0.0.1")]
    [InlineData(false, "::1")]
    public async Task Shard_CallOverLoopback_AnsweredAndHungUp(bool portable, string address)
    {
        var phone = new AutoAnswer();
        using var callee = Start(portable, phone, address);
        using var caller = Start(portable, null, address);
        var call = new Waiting();
        var ticket = Reserve(caller, callee.LocalEndPoint);
        caller.Place(ticket, new CallSettings(), Bytes(FakePeer.Offer), call);
        (await call.Answered.Task.WaitAsync(Patience)).ShouldBe(FakePeer.Answer);
        caller.HangUp(ticket, HangUpCause.Normal);
        var result = await call.Ended.Task.WaitAsync(Patience);
        result.Exit.ShouldBe(CallExit.Answered);
        result.Reason.ShouldBe(CallReason.LocalHangup);
        while (phone.Events.Count < 3)
        {
            await Task.Delay(5);
        }

        phone.Events.ShouldBe(["invite " + FakePeer.Offer, "confirmed", "ended Remote"]);
    }

    // Holds TRN-14.
    [Fact]
    public async Task Shard_ClosedPort_IcmpFailsTheCallAtOnceAndNoOther()
    {
        var closed = ClosedPort();
        var phone = new AutoAnswer();
        using var callee = Start(portable: false, phone);
        using var caller = Start(portable: false, null);
        var refused = new Waiting();
        var good = new Waiting();
        var bad = Reserve(caller, new IPEndPoint(IPAddress.Loopback, closed));
        var fine = Reserve(caller, callee.LocalEndPoint);
        var start = Stopwatch.GetTimestamp();
        caller.Place(bad, new CallSettings(), Bytes(FakePeer.Offer), refused);
        caller.Place(fine, new CallSettings(), Bytes(FakePeer.Offer), good);
        var result = await refused.Ended.Task.WaitAsync(Patience);
        Stopwatch.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(5));
        result.Exit.ShouldBe(CallExit.Failed);
        result.Reason.ShouldBe(CallReason.TransportRefused);
        result.Party.ShouldBe(Party.Trunk);
        result.Failover.ShouldBeTrue();
        await good.Answered.Task.WaitAsync(Patience);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Dispose_Twice_LeavesTheDescriptorsOfTheNextShardAlone(bool portable)
    {
        var first = Start(portable, null);
        var left = Reserve(first, new IPEndPoint(IPAddress.Loopback, ClosedPort()));
        first.Dispose();

        // They get the numbers that the first one has just given back.
        using var callee = Start(portable, new AutoAnswer());
        using var caller = Start(portable, null);
        first.Dispose();
        first.Release(left);
        var call = new Waiting();
        caller.Place(Reserve(caller, callee.LocalEndPoint), new CallSettings(), Bytes(FakePeer.Offer), call);

        (await call.Answered.Task.WaitAsync(Patience)).ShouldBe(FakePeer.Answer);
    }

    [Fact]
    public async Task Shard_TriggerToInvite_IsQuick()
    {
        using var ear = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        ear.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        ear.ReceiveTimeout = (int)Patience.TotalMilliseconds;
        using var caller = Start(portable: false, null);
        var buffer = new byte[4096];
        var times = new List<double>();
        for (var i = 0; i < 60; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var ticket = Reserve(caller, (IPEndPoint)ear.LocalEndPoint!);
            caller.Place(ticket, new CallSettings(), Bytes(FakePeer.Offer), new Waiting());
            do
            {
                ear.Receive(buffer);
            }
            while (!Encoding.ASCII.GetString(buffer).Contains(ticket.CallId, StringComparison.Ordinal));
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            await Task.Delay(3);
        }

        times.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine($"trigger to INVITE: p50 {times[30]:F3} ms, p95 {times[57]:F3} ms, max {times[^1]:F3} ms");
        times[30].ShouldBeLessThan(2, "p50 of trigger to INVITE");
    }

    [Fact]
    public async Task Shard_ManyCallsAtOnce_AllAnsweredAndEnded()
    {
        const int calls = 1000;
        using var callee = Start(portable: false, new AutoAnswer());
        using var caller = Start(portable: false, null);
        var all = new List<(CallTicket Ticket, Waiting Call)>();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < calls; i++)
        {
            var call = new Waiting();
            var ticket = Reserve(caller, callee.LocalEndPoint);
            caller.Place(ticket, new CallSettings(), Bytes(FakePeer.Offer), call);
            all.Add((ticket, call));
        }

        await Task.WhenAll(all.Select(c => c.Call.Answered.Task)).WaitAsync(Patience);
        var answered = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        all.ForEach(c => caller.HangUp(c.Ticket, HangUpCause.Normal));
        var results = await Task.WhenAll(all.Select(c => c.Call.Ended.Task)).WaitAsync(Patience);
        results.ShouldAllBe(r => r.Exit == CallExit.Answered && r.Invites == 1);
        caller.Metrics().Single(m => m.Name == "socket" && m.Label == "kernel_drops").Value.ShouldBe(0);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{calls} calls answered in {answered:F0} ms, ended after {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0} ms; buffer {caller.GrantedReceiveBytes}");
    }

    // Holds SEC-01.
    [Fact]
    public async Task Shard_EmptyDatagramAndStranger_DroppedAndAlive()
    {
        var phone = new AutoAnswer();
        using var callee = Start(portable: false, phone);
        using var stranger = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        stranger.SendTo([], callee.LocalEndPoint);
        stranger.SendTo(Bytes("garbage that is no SIP at all"), callee.LocalEndPoint);
        callee.SetPeers([]);
        using var caller = Start(portable: false, null);
        var call = new Waiting();
        var ticket = Reserve(caller, callee.LocalEndPoint);
        caller.Place(ticket, new CallSettings(), Bytes(FakePeer.Offer), call);
        await Task.Delay(100);
        phone.Invites.ShouldBe(0);
        callee.Metrics().Single(m => m.Label == "DroppedUnknownSource").Value.ShouldBeGreaterThan(0);
        callee.SetPeers([IPAddress.Loopback]);
        await call.Answered.Task.WaitAsync(Patience);
    }

    private static SipShard Start(bool portable, IInviteHandler? handler, string address = "127.0.0.1")
    {
        var shard = new SipShard(
            new SipShardConfig
            {
                Listen = new IPEndPoint(IPAddress.Parse(address), 0),
                Peers = [IPAddress.Parse(address)],
                InviteHandler = handler,
                PortableWaiting = portable,
                CallCapacity = 2048,
            },
            TimeProvider.System);
        shard.Start();
        return shard;
    }

    private static CallTicket Reserve(SipShard shard, IPEndPoint to) => shard.Reserve(new CallPlan
    {
        TrunkId = "loop", RequestUri = $"sip:+4930123@{to}", FromUri = "sip:+4989@127.0.0.1", ToUri = $"sip:+4930123@{to}", Destination = to.ToString(),
    }).ShouldNotBeNull();

    private static int ClosedPort()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private sealed class Waiting : ICallObserver
    {
        internal TaskCompletionSource<string> Answered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal TaskCompletionSource<CallResult> Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void OnProvisional(CallProgress progress, ReadOnlySpan<byte> sdp)
        {
        }

        public void OnConfirming(ConfirmedDialog dialog)
        {
        }

        public void OnAnswered(ConfirmedDialog dialog, ReadOnlySpan<byte> sdp) => Answered.TrySetResult(Encoding.UTF8.GetString(sdp));

        public void OnEnded(CallResult result) => Ended.TrySetResult(result);
    }
}
