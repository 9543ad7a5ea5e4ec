using System.Text.Json;
using Engine.Actors.Tests.Interactions;
using Engine.Ports;
using Engine.Ports.Interactions;
using Engine.Ports.Speech;
using Engine.Ports.Throttle;
using Engine.Ports.Trunks;
using Engine.Testing.Simulated;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Preflight;

/// <summary>Each check against what a start and its call then do.</summary>
public sealed class StartCheckTests
{
    private readonly SimulatedEngine _world = new SimulatedEngine().Started();

    private AccountRouting Routing
    {
        get => _world.Store.Routing[CourierFlow.Account];
        set => _world.Store.Routing[CourierFlow.Account] = value;
    }

    private IReadOnlyList<PreflightCheck> Ask(string contact = CourierFlow.Contact, string flow = CourierFlow.FlowId)
    {
        var arguments = new Dictionary<string, JsonElement>(StringComparer.Ordinal)
        {
            ["customer_number"] = JsonSerializer.SerializeToElement(contact), ["order_number"] = JsonSerializer.SerializeToElement("4711"),
        };
        return _world.Answer(_world.Core.Gateway.PreflightAsync(new StartRequest(new AccountId(CourierFlow.Account), new FlowId(flow), arguments), instead: null, CancellationToken.None))!;
    }

    private static string Failed(IEnumerable<PreflightCheck> checks) =>
        string.Join(' ', checks.Where(c => c.Verdict == PreflightVerdict.Fail).Select(c => $"{c.Name}:{c.Code}"));

    private static string Unknown(IEnumerable<PreflightCheck> checks) => string.Join(' ', checks.Where(c => c.Verdict == PreflightVerdict.Unknown).Select(c => c.Name));

    private static string Details(IEnumerable<PreflightCheck> checks) => string.Join('\n', checks);

    [Fact]
    public void Preflight_Good_EveryCheckIsOk()
    {
        var checks = Ask();
        checks.Select(c => c.Name).ShouldBe(PreflightChecks.All);
        checks.ShouldAllBe(c => c.Verdict == PreflightVerdict.Ok, Details(checks));
    }

    [Fact]
    public void Preflight_LeavesNoTrace()
    {
        for (var i = 0; i < 50; i++)
        {
            Failed(Ask()).ShouldBe("");
        }

        _world.Run(TimeSpan.FromMinutes(1));
        _world.Store.Interactions.ShouldBeEmpty();
        _world.Store.Journal.Appends.ShouldBe(0);
        _world.Network.Log.ShouldBeEmpty();
        _world.ShouldBeClean();
    }

    [Theory]
    [InlineData("12345", "destination:local_format")]
    [InlineData("+19005550100", "destination_policy:policy_blocked")]
    [InlineData("+449098790000", "destination_policy:policy_blocked")]
    public void Preflight_Destination_FailsAsItsCallDoes(string contact, string failed)
    {
        Failed(Ask(contact)).ShouldBe(failed);
        _world.RunToEnd(contact).Reason.ShouldBe(failed.Split(':')[1]);
    }

    [Fact]
    public void Preflight_Policy_SaysWhichRule()
    {
        Routing = Routing with { Policy = new DestinationPolicy([], ["+1202"], AllowPremium: false) };
        Ask().Single(c => c.Name == PreflightChecks.DestinationPolicy).Detail.ShouldContain("blocks");
        Routing = Routing with { Policy = new DestinationPolicy(["+44"], [], AllowPremium: false) };
        Ask().Single(c => c.Name == PreflightChecks.DestinationPolicy).Detail.ShouldContain("begins with none");
        Ask("+19005550100").Single(c => c.Name == PreflightChecks.DestinationPolicy).Detail.ShouldContain("premium");
        Routing = Routing with { Policy = new DestinationPolicy(["+1"], [], AllowPremium: true) };
        Failed(Ask("+19005550100")).ShouldBe("");
    }

    [Fact]
    public void Preflight_SeveralCauses_AllAreNamed()
    {
        Routing = new AccountRouting(new AccountId(CourierFlow.Account), new HashSet<string>(StringComparer.Ordinal), [], DestinationPolicy.Default);
        _world.Speech.Fault = SpeechFault.NoEngine;
        Failed(Ask("+19005550100")).ShouldBe("destination_policy:policy_blocked caller_id:caller_id_not_allowed route:trunk_down prompts:speech_failed");
    }

    [Fact]
    public void Preflight_Trunks_DisabledMissingOrNotServing_TrunkDown()
    {
        var main = Routing.Trunks[0];
        foreach (var trunk in new[] { main with { Enabled = false }, main with { Gateways = [] }, main with { RoutePrefixes = ["+44"] } })
        {
            Routing = Routing with { Trunks = [trunk] };
            Failed(Ask()).ShouldBe("route:trunk_down");
        }

        _world.RunToEnd().Reason.ShouldBe("trunk_down");
    }

    [Fact]
    public void Preflight_NamedTrunk_IsNamedWhenMissing()
    {
        _world.Store.Publish(new AccountId(CourierFlow.Account), new FlowId("spare"), CourierFlow.Document.Replace("\"ring_seconds\": 15", "\"ring_seconds\": 15, \"trunk\": \"spare\"", StringComparison.Ordinal));
        var checks = Ask(flow: "spare");
        Failed(checks).ShouldBe("route:trunk_down");
        checks.Single(c => c.Name == PreflightChecks.Route).Detail.ShouldContain("\"spare\"");
    }

    [Fact]
    public void Preflight_GatewayWithoutAddress_DnsNotFound()
    {
        Routing = Routing with { Trunks = [Routing.Trunks[0] with { Gateways = [new Gateway("nowhere.invalid")] }] };
        Failed(Ask()).ShouldBe("route:dns_not_found");
        Routing = Routing with { Trunks = [Routing.Trunks[0] with { Gateways = [new Gateway("nowhere.invalid"), new Gateway("192.0.2.1")] }] };
        Ask().Single(c => c.Name == PreflightChecks.Route).Detail.ShouldContain("1 of 2 gateways");
    }

    // Holds AUTH-12.
    [Fact]
    public void Preflight_PasswordThatCannotBeOpened_NamesItsTrunkUnlessAnotherServes()
    {
        var main = Routing.Trunks[0] with { Login = new TrunkLogin("user", new HeldPassword(null)) };
        Routing = Routing with { Trunks = [main] };
        var checks = Ask();
        Failed(checks).ShouldBe("route:trunk_password_unreadable");
        checks.Single(c => c.Name == PreflightChecks.Route).Detail.ShouldContain($"\"{main.Name}\"");

        Routing = Routing with { Trunks = [main, new Trunk(new TrunkId("other"), "Other", null, [new Gateway("192.0.2.9")])] };
        Failed(Ask()).ShouldBe("");
    }

    [Fact]
    public void Preflight_SpeechFails_SaysSoAndNotWhatWasToBeSaid()
    {
        _world.Speech.Fault = SpeechFault.NoEngine;
        var checks = Ask();
        Failed(checks).ShouldBe("prompts:speech_failed");
        Details(checks).ShouldNotContain("4711");
    }

    // Holds FLOW-67.
    [Fact]
    public void Preflight_TextNobodyCanSay_NamesTheCharacters()
    {
        _world.Speech.Fault = SpeechFault.NotSpeakable;
        var checks = Ask();
        Failed(checks).ShouldBe("prompts:text_not_speakable");
        Details(checks).ShouldContain("no voice can say as told");
    }

    [Fact]
    public void Preflight_RecordedPromptThatIsGone_PromptMissing()
    {
        _world.Store.Publish(new AccountId(CourierFlow.Account), new FlowId("recorded"), CourierFlow.Document.Replace(
            "\"text\": \"Hello there. Your order %{current_flow.order_number} is at the door.\", \"language\": \"en-US\"", "\"prompt\": \"welcome\"", StringComparison.Ordinal));
        Failed(Ask(flow: "recorded")).ShouldBe("prompts:prompt_missing");
    }

    [Theory]
    [InlineData("traffic_splitter", "{ \"rules\": [ { \"exit\": \"go\" } ] }", "go", "first_call destination destination_policy caller_id route prompts")]
    [InlineData("time_rules", "{ \"rules\": [ { \"exit\": \"go\", \"timezone\": \"UTC\", \"ranges\": [ { \"days\": [\"mon\",\"tue\",\"wed\",\"thu\",\"fri\",\"sat\",\"sun\"], \"from\": \"00:00:00\", \"to\": \"00:00:00\" } ] } ] }", "go", "")]
    public void Preflight_WhatStandsBeforeTheCall_IsWalkedAsFarAsItIsKnown(string type, string settings, string exit, string unknown)
    {
        var json = CourierFlow.Document
            .Replace("\"entry\": \"dial\"", "\"entry\": \"before\"", StringComparison.Ordinal)
            .Replace("\"steps\": {", $"\"steps\": {{ \"before\": {{ \"type\": \"{type}\", \"settings\": {settings}, \"exits\": {{ \"{exit}\": \"dial\", \"no_match\": \"end\" }} }},", StringComparison.Ordinal);
        _world.Store.Publish(new AccountId(CourierFlow.Account), new FlowId("before"), json);
        var checks = Ask(flow: "before");
        Unknown(checks).ShouldBe(unknown, Details(checks));
        Failed(checks).ShouldBe("");
    }

    [Fact]
    public void Preflight_Throttle_LooksAndTakesNothing()
    {
        _world.Store.Limits[CourierFlow.Account] = new ThrottleLimit(1, 0.001);
        Failed(Ask()).ShouldBe("");
        Failed(Ask()).ShouldBe("");
        _world.Answer(_world.Core.Gateway.ThrottleAsync(new AccountId(CourierFlow.Account), CancellationToken.None))!.Passed.ShouldBeTrue();
        Failed(Ask()).ShouldBe("throttle:rate_limited");
    }

    [Fact]
    public void Preflight_Draining_Fails()
    {
        _world.Core.Gateway.StopAccepting();
        Failed(Ask()).ShouldBe("node:draining");
    }

    [Fact]
    public void Preflight_NoFlow_LeavesTheRestUnknown()
    {
        var checks = Ask(flow: "other");
        Failed(checks).ShouldBe("flow:flow_not_found");
        Unknown(checks).ShouldBe("arguments first_call destination destination_policy caller_id route prompts");
    }
}
