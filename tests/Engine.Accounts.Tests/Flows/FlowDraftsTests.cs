using System.Text.Json.Nodes;
using Engine.Accounts.Flows;
using Engine.Ports;
using Shouldly;
using Xunit;

namespace Engine.Accounts.Tests.Flows;

/// <summary>Saving documents as drafts.</summary>
public sealed class FlowDraftsTests : IDisposable
{
    private readonly Desk _desk = new();

    [Fact]
    public async Task Save_DocumentOfTheRightForm_IsKeptTightInTheSpellingOfExport()
    {
        var draft = await _desk.FlowAsync();

        draft.Content.Document.ShouldStartWith("{\"format\":1,");
        draft.Content.Document.ShouldContain("café");
        (draft.Content.Name, draft.Content.HasErrors).ShouldBe(("café", false));
    }

    [Fact]
    public async Task Save_DocumentWithWrongMembers_KeepsThem()
    {
        var draft = await _desk.FlowAsync();
        var sent = Desk.Document.Replace("\"format\"", "\"colour\":\"red\",\"format\"", StringComparison.Ordinal);

        var saved = (await _desk.SaveAsync(draft.FlowId, sent)).ShouldBeOfType<DraftChange.Saved>().Draft;

        JsonNode.DeepEquals(JsonNode.Parse(saved.Content.Document), JsonNode.Parse(sent)).ShouldBeTrue();
        saved.Content.Document.ShouldNotContain("\n", customMessage: "only the blanks go");
        saved.Content.HasErrors.ShouldBeTrue();
        FlowFaults.Read(saved.Content.Faults).Select(fault => fault.Path).ShouldContain("/colour");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("7")]
    public async Task Save_NothingThatIsAFlow_IsRefusedAndTheDraftStays(string sent)
    {
        var draft = await _desk.FlowAsync();

        (await _desk.SaveAsync(draft.FlowId, sent)).ShouldBeOfType<DraftChange.NotAFlow>().Faults.ShouldNotBeEmpty();

        (await _desk.Flows.FindDraftAsync(Desk.Account, draft.FlowId, CancellationToken.None)).ShouldBe(draft);
    }

    [Fact]
    public async Task Save_WithAnOldETag_IsRefusedWithThePresentOne()
    {
        var draft = await _desk.FlowAsync();

        (await _desk.SaveAsync(draft.FlowId, Desk.Document, "old")).ShouldBe(new DraftChange.Conflict(draft.ETag));
        (await _desk.SaveAsync(draft.FlowId, Desk.Document, draft.ETag)).ShouldBeOfType<DraftChange.Saved>();
        (await _desk.SaveAsync(new FlowId("none"), Desk.Document)).ShouldBe(new DraftChange.NoSuchFlow());
    }

    [Fact]
    public async Task Save_LoadsTheCatalogueOnce()
    {
        await _desk.FlowAsync();

        _desk.Catalog.Loads.ShouldBe(1);
    }

    [Fact]
    public async Task Restore_IsCheckedAgainstTheAccountOfToday()
    {
        var draft = await _desk.FlowAsync();
        await _desk.PublishAsync(draft.FlowId);
        _desk.Catalog.Functions.Clear();

        var restored = (await _desk.Drafts.RestoreAsync(Desk.Account, draft.FlowId, 1, null, null, CancellationToken.None)).ShouldBeOfType<DraftChange.Saved>();

        (restored.Draft.BasedOn, restored.Draft.Content.HasErrors).ShouldBe((1, true));
        (await _desk.Drafts.RestoreAsync(Desk.Account, draft.FlowId, 2, null, null, CancellationToken.None)).ShouldBe(new DraftChange.NoSuchVersion());
    }

    [Theory]
    [InlineData(null, null, "café (copy)")]
    [InlineData("draft", "tea", "tea")]
    public async Task Duplicate_CarriesTheNameAskedForOrAMark(string? version, string? name, string expected)
    {
        var draft = await _desk.FlowAsync();

        var copy = (await _desk.Drafts.DuplicateAsync(Desk.Account, draft.FlowId, version, name, null, CancellationToken.None)).ShouldBeOfType<DraftChange.Saved>();

        copy.Draft.FlowId.ShouldNotBe(draft.FlowId);
        ((string?)JsonNode.Parse(copy.Draft.Content.Document)!["name"]).ShouldBe(expected);
    }

    [Fact]
    public async Task Duplicate_NameWithoutRoomForTheMark_StaysAsItIs()
    {
        var name = new string('n', FlowDrafts.MaxNameLength - 6);
        var draft = await _desk.FlowAsync(Desk.Document.Replace("café", name, StringComparison.Ordinal));

        var copy = (await _desk.Drafts.DuplicateAsync(Desk.Account, draft.FlowId, null, null, null, CancellationToken.None)).ShouldBeOfType<DraftChange.Saved>();

        copy.Draft.Content.Name.ShouldBe(name);
    }

    [Fact]
    public async Task Duplicate_VersionOrFlowThatIsNotThere_IsRefused()
    {
        var draft = await _desk.FlowAsync();

        (await _desk.Drafts.DuplicateAsync(Desk.Account, draft.FlowId, "published", null, null, CancellationToken.None)).ShouldBe(new DraftChange.NoSuchVersion());
        (await _desk.Drafts.DuplicateAsync(Desk.Account, new FlowId("none"), null, null, null, CancellationToken.None)).ShouldBe(new DraftChange.NoSuchFlow());
    }

    [Fact]
    public async Task Discard_SaysWhetherTheFlowOrOnlyItsDraftIsMissing()
    {
        var draft = await _desk.FlowAsync();

        (await DiscardAsync(draft.FlowId, "old")).ShouldBe(new DraftChange.Conflict(draft.ETag));
        (await DiscardAsync(draft.FlowId, draft.ETag)).ShouldBe(new DraftChange.Discarded());
        (await DiscardAsync(draft.FlowId, null)).ShouldBe(new DraftChange.NoDraft());
        (await DiscardAsync(new FlowId("none"), null)).ShouldBe(new DraftChange.NoSuchFlow());
    }

    public void Dispose() => _desk.Dispose();

    private Task<DraftChange> DiscardAsync(FlowId flowId, string? ifMatch) => _desk.Drafts.DiscardAsync(Desk.Account, flowId, ifMatch, CancellationToken.None);
}
