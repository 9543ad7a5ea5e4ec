using System.Globalization;
using Engine.Accounts.Flows;
using Engine.Ports;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Sqlite.Configuration;

public sealed class SqliteScenarioStoreTests : IDisposable
{
    private readonly TempStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Put_New_IsReadBackAfterReopening()
    {
        var (scenarios, flow) = await FlowAsync();
        var saved = _store.Time.GetUtcNow();

        (await scenarios.PutAsync(TempStore.Acme, flow, "busy", """{"name":"é \"b\""}""", default)).ShouldBe(ScenarioSaving.Saved);
        (await scenarios.PutAsync(TempStore.Acme, flow, "answered", "{}", default)).ShouldBe(ScenarioSaving.Saved);
        (await scenarios.PutAsync(TempStore.Acme, flow, "Busy", "{}", default)).ShouldBe(ScenarioSaving.Saved);

        scenarios = _store.Reopen().Scenarios;
        (await scenarios.FindAsync(TempStore.Acme, flow, "busy", default)).ShouldBe(new FlowScenario("busy", """{"name":"é \"b\""}""", saved));
        (await scenarios.ListAsync(TempStore.Acme, flow, default)).Select(scenario => scenario.Name).ShouldBe(["Busy", "answered", "busy"]);
    }

    [Fact]
    public async Task Put_SameName_ReplacesThatOneOnly()
    {
        var (scenarios, flow) = await FlowAsync();
        await scenarios.PutAsync(TempStore.Acme, flow, "busy", "1", default);
        await scenarios.PutAsync(TempStore.Acme, flow, "other", "1", default);
        var before = _store.Time.GetUtcNow();
        _store.Time.Advance(TimeSpan.FromSeconds(3));

        (await scenarios.PutAsync(TempStore.Acme, flow, "busy", "2", default)).ShouldBe(ScenarioSaving.Saved);

        (await scenarios.ListAsync(TempStore.Acme, flow, default)).ShouldBe([new FlowScenario("busy", "2", before.AddSeconds(3)), new FlowScenario("other", "1", before)]);
    }

    [Fact]
    public async Task Remove_TakesThatOneOnly()
    {
        var (scenarios, flow) = await FlowAsync();
        var other = (await _store.Storage.Flows.CreateAsync(TempStore.Acme, Content("other"), default)).FlowId;
        await scenarios.PutAsync(TempStore.Acme, flow, "busy", "1", default);
        await scenarios.PutAsync(TempStore.Acme, flow, "kept", "1", default);
        await scenarios.PutAsync(TempStore.Acme, other, "busy", "1", default);

        (await scenarios.RemoveAsync(TempStore.Acme, flow, "busy", default)).ShouldBeTrue();

        (await scenarios.RemoveAsync(TempStore.Acme, flow, "busy", default)).ShouldBeFalse();
        (await scenarios.RemoveAsync(TempStore.Acme, new FlowId("nothing"), "kept", default)).ShouldBeFalse();
        scenarios = _store.Reopen().Scenarios;
        (await scenarios.FindAsync(TempStore.Acme, flow, "busy", default)).ShouldBeNull();
        (await scenarios.ListAsync(TempStore.Acme, flow, default)).ShouldHaveSingleItem().Name.ShouldBe("kept");
        (await scenarios.FindAsync(TempStore.Acme, other, "busy", default)).ShouldNotBeNull("the other flow's stays");
    }

    [Fact]
    public async Task Put_OneTooMany_IsRefused_ReplacingIsNot()
    {
        var (scenarios, flow) = await FlowAsync();
        for (var i = 1; i < IScenarioStore.MostOfAFlow; i++)
        {
            await scenarios.PutAsync(TempStore.Acme, flow, i.ToString("d3", CultureInfo.InvariantCulture), "1", default);
        }

        (await scenarios.PutAsync(TempStore.Acme, flow, "last", "1", default)).ShouldBe(ScenarioSaving.Saved);
        (await scenarios.PutAsync(TempStore.Acme, flow, "more", "1", default)).ShouldBe(ScenarioSaving.TooMany);
        (await scenarios.PutAsync(TempStore.Acme, flow, "last", "2", default)).ShouldBe(ScenarioSaving.Saved);

        (await scenarios.ListAsync(TempStore.Acme, flow, default)).Count.ShouldBe(IScenarioStore.MostOfAFlow);
        (await scenarios.FindAsync(TempStore.Acme, flow, "more", default)).ShouldBeNull();
        (await scenarios.FindAsync(TempStore.Acme, flow, "last", default)).ShouldNotBeNull().Document.ShouldBe("2");
        var other = (await _store.Storage.Flows.CreateAsync(TempStore.Acme, Content("other"), default)).FlowId;
        (await scenarios.PutAsync(TempStore.Acme, other, "more", "1", default)).ShouldBe(ScenarioSaving.Saved, "the limit is each flow's own");
    }

    [Fact]
    public async Task Flow_Unknown_HasNoneAndTakesNone()
    {
        var (scenarios, _) = await FlowAsync();

        (await scenarios.PutAsync(TempStore.Acme, new FlowId("nothing"), "busy", "1", default)).ShouldBe(ScenarioSaving.NoSuchFlow);

        (await scenarios.ListAsync(TempStore.Acme, new FlowId("nothing"), default)).ShouldBeEmpty();
        (await scenarios.FindAsync(TempStore.Acme, new FlowId("nothing"), "busy", default)).ShouldBeNull();
    }

    [Fact]
    public async Task RequireGreen_IsKeptWithTheFlowOnly()
    {
        var (_, flow) = await FlowAsync();
        var flows = _store.Storage.Flows;
        var other = (await flows.CreateAsync(TempStore.Acme, Content("other"), default)).FlowId;
        (await GreenAsync(flow)).ShouldBeFalse("unless somebody asked for it");

        (await flows.RequireGreenAsync(TempStore.Acme, flow, required: true, default)).ShouldBeTrue();

        flows = _store.Reopen().Flows;
        (await GreenAsync(flow)).ShouldBeTrue();
        (await GreenAsync(other)).ShouldBeFalse();
        (await flows.RequireGreenAsync(TempStore.Acme, new FlowId("nothing"), required: true, default)).ShouldBeFalse();
        await flows.SaveDraftAsync(TempStore.Acme, flow, Content("changed"), null, default);
        await flows.PublishAsync(TempStore.Acme, flow, null, "", null, default);
        (await GreenAsync(flow)).ShouldBeTrue("a setting is no part of a version");
        (await flows.RequireGreenAsync(TempStore.Acme, flow, required: false, default)).ShouldBeTrue();
        (await GreenAsync(flow)).ShouldBeFalse();
    }

    private static FlowContent Content(string name) => new(name, "", "{}", "hash", "[]", HasErrors: false);

    private async Task<bool> GreenAsync(string flow) => (await _store.Storage.Flows.FindAsync(TempStore.Acme, new FlowId(flow), default)).ShouldNotBeNull().RequiresGreen;

    private async Task<(IScenarioStore Scenarios, FlowId FlowId)> FlowAsync()
    {
        var storage = await _store.WithAccountsAsync();
        return (storage.Scenarios, (await storage.Flows.CreateAsync(TempStore.Acme, Content("one"), default)).FlowId);
    }
}
