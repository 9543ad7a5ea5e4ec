using Engine.Accounts.Trunks;
using Engine.Ports.Trunks;
using Shouldly;
using Xunit;

namespace Engine.Accounts.Tests.Trunks;

public sealed class TrunkRulesTests
{
    private static readonly TrunkConfig GoodTrunk = new() { Id = "", Name = "carrier", Gateways = [new Gateway("192.0.2.1")] };

    [Fact]
    public void Defaults_AreFine() => Faults(new TrunkSettings()).ShouldBeEmpty();

    [Theory]
    [InlineData(499, false)]
    [InlineData(500, true)]
    [InlineData(2000, true)]
    [InlineData(2001, false)]
    public void T1_OnlyUpTo2Seconds(int ms, bool fine) => Faults(new TrunkSettings { T1Ms = ms }).ShouldBe(fine ? [] : ["settings.t1_ms"]);

    // Holds RTP-30 and RTP-32.
    [Theory]
    [InlineData(-1, 1, "settings.media_timeout_seconds")]
    [InlineData(0, 1, null)]
    [InlineData(3600, 3600, null)]
    [InlineData(3601, 60, "settings.media_timeout_seconds")]
    [InlineData(60, 0, "settings.held_seconds_max")]
    [InlineData(60, -1, "settings.held_seconds_max")]
    [InlineData(60, 3601, "settings.held_seconds_max")]
    public void SilenceAndHold_HaveTheirBounds(int silence, int held, string? fault) =>
        Faults(new TrunkSettings { MediaTimeoutSeconds = silence, HeldSecondsMax = held }).ShouldBe(fault is null ? [] : [fault]);

    [Theory]
    [InlineData("PCMA", true, "PCMU", "PCMA")]
    [InlineData("PCMA", false, "PCMU")]
    [InlineData("PCMA", false, "PCMA")]
    [InlineData("PCMA", false, "PCMA", "PCMA")]
    [InlineData("", false, "PCMU", "PCMA")]
    public void FallbackOffer_IsOneOfSeveralCodecs(string codec, bool fine, params string[] codecs) =>
        Faults(new TrunkSettings { FallbackOffer = codec, Codecs = codecs }).ShouldBe(fine ? [] : ["settings.fallback_offer"]);

    public static TheoryData<TrunkResponseOverride, string> BadOverrides => new()
    {
        { new() { ReadAs = 486 }, "" },
        { new() { Status = 200, ReadAs = 486 }, ".status" },
        { new() { Status = 503, ReadAs = 200 }, ".read_as" },
        { new() { Status = 503, ReadAs = 700 }, ".read_as" },
        { new() { Phrase = "", ReadAs = 486 }, ".phrase" },
        { new() { Header = "X Cause", ReadAs = 486 }, ".header" },
        { new() { Status = 503, HeaderValue = "17", ReadAs = 486 }, ".header" },
        { new() { Header = "X-Cause", HeaderValue = "a\nb", ReadAs = 486 }, ".header_value" },
    };

    [Theory]
    [MemberData(nameof(BadOverrides), DisableDiscoveryEnumeration = true)]
    public void Override_ThatCannotBe_IsNamed(TrunkResponseOverride rule, string member)
    {
        TrunkResponseOverride fine = new() { Phrase = "rate limit", ReadAs = 429 };
        Faults(new TrunkSettings { ResponseOverrides = [fine, rule] }).ShouldBe(["settings.response_overrides[1]" + member]);
    }

    [Fact]
    public void Password_WithoutAUser_IsRefused()
    {
        TrunkRules.Check(GoodTrunk, TrunkPassword.Of("secret")).Select(fault => fault.Name).ShouldBe(["auth_user"]);
        TrunkRules.Check(GoodTrunk, TrunkPassword.Of("")).ShouldBeEmpty();
        TrunkRules.Check(GoodTrunk with { AuthUser = "me" }, TrunkPassword.Of("secret")).ShouldBeEmpty();
    }

    /// <summary>What a body like {"gateways":[null]} becomes: a list's type does not keep JSON from null.</summary>
    [Fact]
    public void NullsInLists_AreFaults()
    {
        var trunk = GoodTrunk with
        {
            Gateways = [null!],
            AllowedSources = [null!],
            RoutePrefixes = [null!],
            Settings = new TrunkSettings { ResponseOverrides = [null!], Headers = [new("X-A", null!)], Codecs = [null!] },
        };
        TrunkRules.Check(trunk, new TrunkPassword.Keep()).Select(fault => fault.Name).ShouldBe(
            ["gateways[0]", "allowed_sources", "route_prefixes", "settings.codecs", "settings.headers", "settings.response_overrides[0]"],
            ignoreOrder: true);
    }

    private static List<string> Faults(TrunkSettings settings) =>
        [.. TrunkRules.Check(GoodTrunk with { Settings = settings }, new TrunkPassword.Keep()).Select(fault => fault.Name)];
}
