using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Engine.Sip.Agent;
using Engine.Sip.Calls;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Dialogs;
using Engine.Sip.Outcomes;
using Shouldly;
using Xunit;

namespace Engine.Phone.Tests;

/// <summary>The phone on its own line, called by a SIP shard over loopback.</summary>
public sealed class PhoneLineTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ConcurrentQueue<PhoneEvent> _events = new();
    private readonly SipShard _caller = new(
        new SipShardConfig { Listen = new IPEndPoint(IPAddress.Loopback, 0), Peers = [IPAddress.Loopback] }, TimeProvider.System);

    public PhoneLineTests() => _caller.Start();

    public void Dispose() => _caller.Dispose();

    [Fact]
    public async Task Call_WithKeys_IsToldEventByEvent()
    {
        using var line = Start(new PhoneConfig { Keys = [new PhoneKey(TimeSpan.Zero, '5')] });
        var call = await CallAsync(line);
        await call.Answered.Task.WaitAsync(Patience);
        while (!_events.Any(happened => happened is PhoneEvent.KeyPressed))
        {
            await Task.Delay(5);
        }

        _caller.HangUp(call.Ticket!, HangUpCause.Normal);
        await line.Phone.Calls[0].Ended.WaitAsync(Patience);

        Words().ShouldBe(["Ringing", "Answered", "KeyPressed 5", "Ended CallerHungUp"]);
    }

    [Fact]
    public async Task HangUp_CallThatIsUp_IsEndedByBye()
    {
        using var line = Start(new PhoneConfig());
        var call = await CallAsync(line);
        await call.Answered.Task.WaitAsync(Patience);
        await line.Phone.Calls[0].Talking.WaitAsync(Patience);

        await line.HangUpAsync();

        (await call.Ended.Task.WaitAsync(Patience)).Reason.ShouldBe(CallReason.RemoteHangup);
        Words().ShouldBe(["Ringing", "Answered", "Ended PhoneHungUp"]);
    }

    [Fact]
    public async Task HangUp_CallThatRings_IsRefusedWith480()
    {
        using var line = Start(new PhoneConfig { Behaviour = PhoneBehaviour.Silent });
        var call = await CallAsync(line);
        await call.Rings.Task.WaitAsync(Patience);

        await line.HangUpAsync();

        (await call.Ended.Task.WaitAsync(Patience)).SipStatus.ShouldBe(480);
        Words().ShouldBe(["Ringing", "Ended SwitchedOff"]);
    }

    [Theory]
    [InlineData(PhoneBehaviour.Busy, 486, "Ended Busy")]
    [InlineData(PhoneBehaviour.Unknown, 404, "Ended Unknown")]
    [InlineData(PhoneBehaviour.Decline, 603, "Ringing|Ended Declined")]
    public async Task Refusal_IsToldWithItsCause(PhoneBehaviour behaviour, int status, string words)
    {
        using var line = Start(new PhoneConfig { Behaviour = behaviour });
        var call = await CallAsync(line);

        (await call.Ended.Task.WaitAsync(Patience)).SipStatus.ShouldBe(status);

        await line.Phone.Calls[0].Ended.WaitAsync(Patience);
        string.Join('|', Words()).ShouldBe(words);
    }

    [Fact]
    public async Task Cancel_WhileItRings_IsToldAsCancelled()
    {
        using var line = Start(new PhoneConfig { Behaviour = PhoneBehaviour.Silent });
        var call = await CallAsync(line);
        await call.Rings.Task.WaitAsync(Patience);

        _caller.Cancel(call.Ticket!, CancelCause.Caller);
        await line.Phone.Calls[0].Ended.WaitAsync(Patience);

        Words().ShouldBe(["Ringing", "Ended Cancelled"]);
    }

    [Fact]
    public async Task Forget_EndedCall_LeavesNothingOfIt()
    {
        using var line = Start(new PhoneConfig { Behaviour = PhoneBehaviour.Busy });
        var call = await CallAsync(line);
        await call.Ended.Task.WaitAsync(Patience);
        await line.Phone.Calls[0].Ended.WaitAsync(Patience);

        line.Phone.Forget(line.Phone.Calls[0]);

        line.Phone.Calls.ShouldBeEmpty();
    }

    [Fact]
    public void Start_PortThatIsTaken_Throws()
    {
        using var first = Start(new PhoneConfig());

        Should.Throw<SocketException>(() => Start(new PhoneConfig { Listen = first.Address })).SocketErrorCode.ShouldBe(SocketError.AddressAlreadyInUse);
    }

    private PhoneLine Start(PhoneConfig config) =>
        PhoneLine.Start(config with { RingFor = TimeSpan.Zero }, TimeProvider.System, new Random(1), _events.Enqueue);

    private async Task<Caller> CallAsync(PhoneLine line)
    {
        var call = new Caller();
        call.Ticket = _caller.Reserve(new CallPlan
        {
            TrunkId = "t", RequestUri = $"sip:+12025550143@{line.Address}", FromUri = "sip:+12025550100@127.0.0.1",
            ToUri = $"sip:+12025550143@{line.Address}", Destination = line.Address.ToString(),
        });
        const string Offer = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
            + "m=audio 40000 RTP/AVP 8 101\r\na=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\n";
        _caller.Place(call.Ticket!, new CallSettings(), Encoding.ASCII.GetBytes(Offer), call);
        while (line.Phone.Calls.Count == 0)
        {
            await Task.Delay(5);
        }

        return call;
    }

    private string[] Words() => [.. _events.Select(happened => happened switch
    {
        PhoneEvent.KeyPressed pressed => $"KeyPressed {pressed.Key}",
        PhoneEvent.Ended ended => $"Ended {ended.Cause}",
        _ => happened.GetType().Name,
    })];

    private sealed class Caller : ICallObserver
    {
        public CallTicket? Ticket { get; set; }

        public TaskCompletionSource Rings { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Answered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource<CallResult> Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void OnProvisional(CallProgress progress, ReadOnlySpan<byte> sdp) => Rings.TrySetResult();

        public void OnConfirming(ConfirmedDialog dialog)
        {
        }

        public void OnAnswered(ConfirmedDialog dialog, ReadOnlySpan<byte> sdp) => Answered.TrySetResult();

        public void OnEnded(CallResult result) => Ended.TrySetResult(result);
    }
}
