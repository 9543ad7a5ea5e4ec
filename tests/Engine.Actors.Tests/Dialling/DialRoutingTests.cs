using Engine.Actors.Dialling;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Trunks;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Dialling;

public sealed class DialRoutingTests
{
    private const string Ours = "+12025550100";
    private const string Theirs = "+12025550123";

    [Fact]
    public void Choose_NoTrunkNamed_EveryGatewayOfEveryEnabledTrunkInOrder() => Hosts(Choose()).ShouldBe(["192.0.2.1", "192.0.2.2", "192.0.2.9"]);

    [Fact]
    public void Choose_NamedTrunk_OnlyThatOne() => Hosts(Choose(trunk: "b")).ShouldBe(["192.0.2.9"]);

    [Theory]
    [InlineData("+12025550123", "us")]
    [InlineData("+442070000000", "gb")]
    [InlineData("+4930123456", "rest")]
    public void Choose_RoutePrefixes_LongestMatchFirst(string to, string trunk)
    {
        var routing = new AccountRouting(new AccountId("acme"), new HashSet<string>(StringComparer.Ordinal) { Ours }, [Serving("rest"), Serving("us", "+1", "+1202"), Serving("gb", "+44")], DestinationPolicy.Default);

        DialRouting.Choose(routing, Ours, to, null).ShouldBeOfType<DialRoute.Over>().Ways.First().Trunk.TrunkId.Value.ShouldBe(trunk);
    }

    [Fact]
    public void Choose_CallerIdHasItsTrunk_ThatOneFirst()
    {
        var routing = new AccountRouting(new AccountId("acme"), new HashSet<string>(StringComparer.Ordinal) { Ours }, [Serving("one"), Serving("two")], DestinationPolicy.Default)
        {
            PreferredTrunks = new Dictionary<string, string>(StringComparer.Ordinal) { [Ours] = "two" },
        };

        DialRouting.Choose(routing, Ours, Theirs, null).ShouldBeOfType<DialRoute.Over>().Ways.Select(w => w.Trunk.TrunkId.Value).ShouldBe(["two", "one"]);
    }

    [Theory]
    [InlineData("disabled")]
    [InlineData("unknown")]
    public void Choose_TrunkNotUsable_TrunkDown(string trunk) => Refusal(Choose(trunk: trunk)).Reason.ShouldBe("trunk_down");

    // Holds ID-04.
    [Fact]
    public void Choose_ForeignCallerId_TakesItsOwnExit()
    {
        var failure = Refusal(Choose(from: "+12025550199"));
        failure.Reason.ShouldBe("caller_id_not_allowed");
        failure.Exit.ShouldBe(CallExit.InvalidOutboundNumber);
        failure.Party.ShouldBe(Party.Caller);
    }

    // Holds SEC-09.
    [Theory]
    [InlineData("+19005550100")]
    [InlineData("+449098790000")]
    [InlineData("+979123456789")]
    public void Choose_PremiumRange_BlockedByDefault(string to)
    {
        var failure = Refusal(Choose(to: to));
        failure.Reason.ShouldBe("policy_blocked");
        failure.Exit.ShouldBeNull();
    }

    [Fact]
    public void Choose_PremiumAllowed_Passes() =>
        Choose(to: "+19005550100", policy: new DestinationPolicy([], [], AllowPremium: true)).ShouldBeOfType<DialRoute.Over>();

    // Holds SEC-09.
    [Theory]
    [InlineData("+12025550123", true)]
    [InlineData("+12425550123", false)]
    [InlineData("+4930123456", false)]
    public void Choose_AllowedPrefixes_OnlyThese(string to, bool passes)
    {
        var policy = new DestinationPolicy(["+1"], ["+1242"], AllowPremium: false);
        (Choose(to: to, policy: policy) is DialRoute.Over).ShouldBe(passes);
    }

    [Theory]
    [InlineData("+12025550199", Ours, true)]
    [InlineData("+12025550199", "+12025550198", false)]
    [InlineData(Ours, null, true)]
    public void Choose_ForeignNumberShown_NeedsOneOfOursBehindIt(string from, string? behind, bool passes)
    {
        var routing = new AccountRouting(new AccountId("acme"), new HashSet<string>(StringComparer.Ordinal) { Ours }, [Serving("one")], DestinationPolicy.Default);
        (DialRouting.Choose(routing, from, Theirs, null, behind) is DialRoute.Over).ShouldBe(passes);
    }

    // Holds XFER-10.
    [Theory]
    [InlineData(true, "+12025550199", Ours, "+12025550199")]
    [InlineData(false, "+12025550199", Ours, Ours)]
    [InlineData(false, Ours, null, Ours)]
    public void Shown_OnlyTrunksThatPassItShowAForeignNumber(bool passes, string from, string? behind, string shown) =>
        DialRouting.Shown(Serving("one") with { PassesForeignCallerId = passes }, from, behind).ShouldBe(shown);

    // Holds SEC-09.
    [Theory]
    [InlineData("sip:agent@192.0.2.1", true)]
    [InlineData("sip:agent@192.0.2.1:5070", true)]
    [InlineData("SIP:agent@PBX.example.net", true)]
    [InlineData("sip:agent@listed.example.net", true)]
    [InlineData("sip:agent@192.0.2.66", false)]
    [InlineData("sip:agent@169.254.169.254", false)]
    [InlineData("sip:agent@192.0.2.66@192.0.2.1", false)]
    [InlineData("sip:agent@192.0.2.1;maddr=192.0.2.66", false)]
    [InlineData("sip:192.0.2.1", false)]
    [InlineData("sip:a\r\nX: y@192.0.2.1", false)]
    [InlineData("+12025550123", true)]
    public void ForMember_SipAddress_OnlyAtHostsOfTheTrunkOrOfTheList(string member, bool passes)
    {
        var trunk = Serving("one", "+44") with { Domain = "pbx.example.net" };
        var routing = new AccountRouting(new AccountId("acme"), new HashSet<string>(StringComparer.Ordinal) { Ours }, [trunk, Serving("rest")], DestinationPolicy.Default);
        var route = DialRouting.ForMember(
            DialRouting.Choose(routing, Ours, member, null), member, new HashSet<string>(StringComparer.Ordinal) { "listed.example.net" });

        (route is DialRoute.Over).ShouldBe(passes);
    }

    private static IEnumerable<string> Hosts(DialRoute route) => route.ShouldBeOfType<DialRoute.Over>().Ways.Select(way => way.Gateway.Host);

    private static Trunk Serving(string id, params string[] prefixes) => new(new TrunkId(id), id, null, [new Gateway("192.0.2.1")]) { RoutePrefixes = prefixes };

    private static CallFailure Refusal(DialRoute route) => route.ShouldBeOfType<DialRoute.Refused>().Failure;

    private static DialRoute Choose(string from = Ours, string to = Theirs, string? trunk = null, DestinationPolicy? policy = null)
    {
        var routing = new AccountRouting(
            new AccountId("acme"),
            new HashSet<string>(StringComparer.Ordinal) { Ours },
            [
                new Trunk(new TrunkId("a"), "A", null, [new Gateway("192.0.2.1"), new Gateway("192.0.2.2")]),
                new Trunk(new TrunkId("disabled"), "D", null, [new Gateway("192.0.2.5")]) { Enabled = false },
                new Trunk(new TrunkId("b"), "B", null, [new Gateway("192.0.2.9")]),
            ],
            policy ?? DestinationPolicy.Default);
        return DialRouting.Choose(routing, from, to, TrunkId.Of(trunk));
    }
}
