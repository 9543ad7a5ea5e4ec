using System.Text;
using Engine.Actors.Telephony;
using Engine.Media.Dtmf;
using Engine.Ports.Calls;
using Engine.Ports.Trunks;
using Engine.Testing.Time;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Telephony;

public sealed class CallKeysTests : ICallEvents
{
    private readonly VirtualTime _time = new();
    private readonly List<CallEvent> _told = [];

    // Holds DTMF-07.
    [Theory]
    [InlineData(TrunkDtmf.Auto, "123", true)]
    [InlineData(TrunkDtmf.Rfc4733, "1", true)]
    [InlineData(TrunkDtmf.Info, "2", false)]
    [InlineData(TrunkDtmf.Inband, "3", false)]
    public void Policy_DecidesWhichWaysCountAndWhatIsOffered(TrunkDtmf policy, string keys, bool offered)
    {
        var calls = new CallKeys(policy, _time, this);

        // The least sure way first, so that each may still count.
        calls.On(KeySource.InBand, '3');
        Inform(calls, "2");
        calls.On(KeySource.Rfc4733, '1');

        string.Concat(Pressed().Order()).ShouldBe(keys);
        (calls.OfferedEvents is not null).ShouldBe(offered);
    }

    // Holds DTMF-07.
    [Fact]
    public void Press_ByAllWays_IsToldOnceAndEventsStayTheWay()
    {
        var calls = new CallKeys(TrunkDtmf.Auto, _time, this);
        calls.On(KeySource.InBand, '5');
        _time.Advance(TimeSpan.FromMilliseconds(60));
        Inform(calls, "5");
        _time.Advance(TimeSpan.FromMilliseconds(60));
        calls.On(KeySource.Rfc4733, '5');
        _time.Advance(TimeSpan.FromSeconds(5));
        calls.On(KeySource.InBand, '6');
        Inform(calls, "6");
        calls.On(KeySource.Rfc4733, '6');

        Pressed().ShouldBe(['5', '6']);
    }

    // Holds DTMF-03.
    [Fact]
    public void Flash_IsNoKey()
    {
        var calls = new CallKeys(TrunkDtmf.Auto, _time, this);
        calls.On(KeySource.Rfc4733, '!');
        Inform(calls, "16");

        _told.ShouldBeEmpty();
    }

    [Fact]
    public void Digit_AsText_DoesNotShowTheKey()
    {
        new CallKeys(TrunkDtmf.Auto, _time, this).On(KeySource.Rfc4733, '7');

        _told.Single().ToString()!.ShouldNotContain("7");
    }

    void ICallEvents.On(CallEvent happened) => _told.Add(happened);

    private static void Inform(CallKeys calls, string signal) => calls.OnInfo("application/dtmf-relay", Encoding.ASCII.GetBytes($"Signal={signal}\r\n"));

    private IEnumerable<char> Pressed() => _told.Cast<CallEvent.Digit>().Select(digit => digit.Key);
}
