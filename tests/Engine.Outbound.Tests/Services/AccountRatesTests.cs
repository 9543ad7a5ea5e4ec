using Engine.Outbound.Services;
using Engine.Ports;
using Engine.Testing.Time;
using Shouldly;
using Xunit;

namespace Engine.Outbound.Tests.Services;

public sealed class AccountRatesTests
{
    // Holds FLOW-53.
    [Fact]
    public void TryTake_FiftyASecond_AndNotOneMore()
    {
        var time = new VirtualTime();
        var rates = new AccountRates(time);
        Enumerable.Range(0, 60).Count(_ => rates.TryTake(new AccountId("acme"))).ShouldBe(50);
        rates.TryTake(new AccountId("other")).ShouldBeTrue("accounts have buckets of their own");
        var passed = 0;
        for (var i = 0; i < 1000; i++)
        {
            time.Advance(TimeSpan.FromMilliseconds(10));
            passed += rates.TryTake(new AccountId("acme")) ? 1 : 0;
        }

        passed.ShouldBe(500, "fifty for each of ten seconds");
    }
}
