using Engine.Accounts.Flows;
using Engine.Ports;
using Shouldly;
using Xunit;

namespace Engine.Accounts.Tests.Flows;

/// <summary>Each answer of publishing, and which refusal comes first when there are several.</summary>
public sealed class FlowPublishingTests : IDisposable
{
    private const string Green = """{"name":"g","expect":{"outcome":"no_call"}}""";
    private const string Red = """{"name":"r","expect":{"outcome":"busy"}}""";
    private const string Outdated = """{"name":"o","colour":"red"}""";

    private static readonly AccountId Account = Desk.Account;

    private readonly Desk _desk = new();

    public static TheoryData<string, Func<FlowPublishingTests, Task<string>>, Type> Refusals => new()
    {
        { "no such flow", _ => Task.FromResult("none"), typeof(Publishing.NoSuchFlow) },
        { "no draft", test => test.PublishedAsync(), typeof(Publishing.NoDraft) },
        { "errors now", test => test.FlowAsync(desk => desk.Catalog.Functions.Clear()), typeof(Publishing.HasErrors) },
        { "no scenario though required", test => test.GuardedAsync(), typeof(Publishing.NoScenario) },
        { "a red scenario", test => test.GuardedAsync(Green, Red), typeof(Publishing.ScenariosFailed) },
        { "a scenario of an older form", test => test.GuardedAsync(Green, Outdated), typeof(Publishing.ScenariosFailed) },
        { "another author saves meanwhile", test => test.FlowAsync(desk => desk.Flows.Race = () => desk.SaveAsync(new FlowId("f1"), Desk.Document).Wait()), typeof(Publishing.DraftChanged) },
        { "another author discards meanwhile", test => test.FlowAsync(desk => desk.Flows.Race = () => test.DiscardAsync(new FlowId("f1")).Wait()), typeof(Publishing.NoDraft) },
        { "another author removes the flow meanwhile", test => test.FlowAsync(desk => desk.Flows.Race = () => test.RemoveAsync(new FlowId("f1")).Wait()), typeof(Publishing.NoSuchFlow) },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Publish_Refused_SaysWhyAndPublishesNothing(string when, Func<FlowPublishingTests, Task<string>> given, Type why)
    {
        ArgumentNullException.ThrowIfNull(given);
        var flowId = await given(this);
        var before = await VersionsAsync(new FlowId(flowId));

        var result = await _desk.PublishAsync(new FlowId(flowId));

        result.ShouldBeOfType(why, when);
        (await VersionsAsync(new FlowId(flowId))).ShouldBe(before);
    }

    [Fact]
    public async Task Publish_AnotherDraftThanMeant_IsRefusedBeforeItIsChecked()
    {
        var draft = await _desk.FlowAsync();
        _desk.Catalog.Functions.Clear();
        var loads = _desk.Catalog.Loads;

        (await _desk.PublishAsync(draft.FlowId, "old")).ShouldBe(new Publishing.DraftChanged(draft.ETag));

        _desk.Catalog.Loads.ShouldBe(loads);
    }

    [Fact]
    public async Task Publish_Errors_NamesEachByItsPath()
    {
        var draft = await _desk.FlowAsync();
        _desk.Catalog.Functions.Clear();

        var result = (await _desk.PublishAsync(draft.FlowId)).ShouldBeOfType<Publishing.HasErrors>();

        result.Faults.Select(fault => fault.Name).ShouldBe(["/steps/run/settings/function"]);
    }

    // Holds FLOW-68.
    [Fact]
    public async Task Publish_LanguageNobodySpeaks_IsAWarningUntilItIsPublished()
    {
        const string spoken = """
            {"format":1,"name":"café","trigger":{"kind":"api_request"},"entry":"dial","steps":{"end":{"type":"end_flow"},
             "dial":{"type":"make_outbound_call","settings":{"from":{"variable":"n"},"to":{"variable":"n"}},"exits":{"answered":"say","invalid_number":"end","busy":"end","no_answer":"end"}},
             "say":{"type":"play_audio","settings":{"source":{"text":"Hello","language":"xx-XX"}},"exits":{"ok":"end"}}},"variables":{"n":{}}}
            """;
        _desk.Catalog.Spoken = false;
        var draft = await _desk.FlowAsync(spoken);
        FlowFaults.Read(draft.Content.Faults).Single(fault => fault.Code == "language_not_spoken").Severity.ShouldBe(Engine.Flows.Document.FaultSeverity.Warning);

        var refused = (await _desk.PublishAsync(draft.FlowId)).ShouldBeOfType<Publishing.HasErrors>();
        _desk.Catalog.Spoken = true;
        var published = await _desk.PublishAsync(draft.FlowId);

        refused.Faults.ShouldHaveSingleItem().Name.ShouldBe("/steps/say/settings/source/language");
        published.ShouldBeOfType<Publishing.Published>();
    }

    [Fact]
    public async Task Publish_ErrorsCountBeforeScenarios()
    {
        var flowId = await GuardedAsync(Red);
        _desk.Catalog.Functions.Clear();

        (await _desk.PublishAsync(new FlowId(flowId))).ShouldBeOfType<Publishing.HasErrors>();
    }

    [Fact]
    public async Task Publish_RedScenarios_NamesOnlyThese()
    {
        var flowId = await GuardedAsync(Green, Red, Outdated);

        var result = (await _desk.PublishAsync(new FlowId(flowId))).ShouldBeOfType<Publishing.ScenariosFailed>();

        result.Failed.Select(verdict => verdict.Name).ShouldBe(["s1", "s2"]);
        result.Failed.ShouldAllBe(verdict => verdict.Differences.Count > 0);
    }

    [Fact]
    public async Task Publish_Sound_PublishesWithTheMessage()
    {
        var draft = await _desk.FlowAsync();

        var result = (await _desk.PublishAsync(draft.FlowId, draft.ETag)).ShouldBeOfType<Publishing.Published>();

        (result.Version.Number, result.Version.Message).ShouldBe((1, "why"));
    }

    [Fact]
    public async Task Publish_Green_Publishes() => (await _desk.PublishAsync(new FlowId(await GuardedAsync(Green)))).ShouldBeOfType<Publishing.Published>();

    // The draft was saved before the function was published: the account as it stands now counts.
    [Fact]
    public async Task Publish_SavedWithErrorsThatAreGone_IsPublished()
    {
        _desk.Catalog.Functions.Clear();
        var draft = await _desk.FlowAsync();
        draft.Content.HasErrors.ShouldBeTrue();
        _desk.Catalog.Functions.Add("greet");

        (await _desk.PublishAsync(draft.FlowId, draft.ETag)).ShouldBeOfType<Publishing.Published>();
    }

    [Fact]
    public async Task Publish_SavedWithErrorsThatAreGone_AndChangedMeanwhile_IsRefused()
    {
        _desk.Catalog.Functions.Clear();
        var draft = await _desk.FlowAsync();
        _desk.Catalog.Functions.Add("greet");
        _desk.Flows.Race = () => _desk.SaveAsync(draft.FlowId, Desk.Document).Wait();

        var result = (await _desk.PublishAsync(draft.FlowId, draft.ETag)).ShouldBeOfType<Publishing.DraftChanged>();

        result.CurrentETag.ShouldNotBe(draft.ETag);
        (await VersionsAsync(draft.FlowId)).ShouldBe(0);
    }

    public void Dispose() => _desk.Dispose();

    private async Task<string> FlowAsync(Action<Desk> then)
    {
        var draft = await _desk.FlowAsync();
        then(_desk);
        return draft.FlowId;
    }

    private async Task<string> PublishedAsync()
    {
        var draft = await _desk.FlowAsync();
        await _desk.PublishAsync(draft.FlowId);
        return draft.FlowId;
    }

    /// <summary>A flow that requires its scenarios to pass: s0, s1 …</summary>
    private async Task<string> GuardedAsync(params string[] scenarios)
    {
        var draft = await _desk.FlowAsync();
        await _desk.Flows.RequireGreenAsync(Account, draft.FlowId, required: true, CancellationToken.None);
        foreach (var (i, scenario) in scenarios.Index())
        {
            await _desk.Scenarios.PutAsync(Account, draft.FlowId, FormattableString.Invariant($"s{i}"), scenario, CancellationToken.None);
        }

        return draft.FlowId;
    }

    private Task DiscardAsync(FlowId flowId) => _desk.Drafts.DiscardAsync(Account, flowId, null, CancellationToken.None);

    private Task RemoveAsync(FlowId flowId) => _desk.Flows.RemoveAsync(Account, flowId, null, CancellationToken.None);

    private async Task<int> VersionsAsync(FlowId flowId) =>
        (await _desk.Flows.ListVersionsAsync(Account, flowId, new(), CancellationToken.None)).Items.Count;
}
