using Engine.Flows.Graph;
using Engine.Flows.Tests.Kit;
using Engine.Flows.Versions;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Versions;

public sealed class FlowHistoryTests
{
    private static FlowDraft Draft(string json) => FlowDraft.Read(Flow.Bytes(json), TestCatalog.Instance);

    private static FlowHistory Saved(FlowHistory? history = null, string? name = null) =>
        (history ?? FlowHistory.Empty).Save(Draft(name is null ? Flow.Simple : Flow.With("/name", $"'{name}'")), null).Next!;

    private static FlowHistory Published(int times)
    {
        var history = FlowHistory.Empty;
        for (var i = 1; i <= times; i++)
        {
            history = Saved(history, $"Version {i}").Publish($"id-{i}", Session.Noon.AddDays(i), $"message {i}", null).Next!;
        }

        return history;
    }

    [Fact]
    public void Save_KeepsTheDraftWithItsFaults()
    {
        var history = FlowHistory.Empty.Save(Draft(Flow.With("/steps/dial/exits/busy", null)), 0).Next!;
        history.Draft!.Faults.ShouldHaveSingleItem().Code.ShouldBe("exit_missing");
        history.Draft.Revision.ShouldBe(1);
        history.Publish("id", Session.Noon, "", null).Refusal.ShouldBe(FlowHistoryRefusal.DraftHasErrors);
    }

    [Fact]
    public void Save_NotEvenJson_IsKeptAndCannotBePublished()
    {
        var history = FlowHistory.Empty.Save(Draft("{ half"), null).Next!;
        history.Draft!.Document.ShouldBeNull();
        history.Publish("id", Session.Noon, "", null).Refusal.ShouldBe(FlowHistoryRefusal.DraftHasErrors);
    }

    [Fact]
    public void Save_OnAnOlderRevision_IsRefused()
    {
        var history = Saved(Saved());
        history.Draft!.Revision.ShouldBe(2);
        history.Save(Draft(Flow.Simple), 1).Refusal.ShouldBe(FlowHistoryRefusal.DraftChanged);
        history.Save(Draft(Flow.Simple), 2).Next!.Draft!.Revision.ShouldBe(3);
        history.Publish("id", Session.Noon, "", 1).Refusal.ShouldBe(FlowHistoryRefusal.DraftChanged);
    }

    [Fact]
    public void Save_AfterDiscardOrPublish_NeverRepeatsARevision()
    {
        Saved(Saved().Discard().Next).Draft!.Revision.ShouldBe(2);
        Saved(Saved().Publish("id", Session.Noon, "", null).Next).Draft!.Revision.ShouldBe(2);
    }

    [Fact]
    public void Publish_WarningsDoNotBlock() =>
        Saved(FlowHistory.Empty.Save(Draft(Flow.Json(Flow.End, "end")), null).Next).Publish("id", Session.Noon, "", null).Next.ShouldNotBeNull();

    [Fact]
    public void Publish_ArchivesTheVersionBefore()
    {
        var history = Published(3);
        history.Versions.Select(v => (v.Number, v.State)).ShouldBe([(1, FlowVersionState.Archived), (2, FlowVersionState.Archived), (3, FlowVersionState.Published)]);
        history.Published!.ShouldSatisfyAllConditions(
            v => v.Id.ShouldBe("id-3"), v => v.Message.ShouldBe("message 3"), v => v.Document.Name.ShouldBe("Version 3"), v => v.ContentHash.ShouldBe(FlowWriter.ContentHash(v.Document)));
        history.Draft.ShouldBeNull();
    }

    [Fact]
    public void Publish_WithoutADraft_IsRefused() => Published(1).Publish("id", Session.Noon, "", null).Refusal.ShouldBe(FlowHistoryRefusal.NoDraft);

    [Fact]
    public void Discard_LeavesThePublishedVersionAlone()
    {
        var history = Saved(Published(1)).Discard().Next!;
        history.Draft.ShouldBeNull();
        history.Published!.Number.ShouldBe(1);
        history.Discard().Refusal.ShouldBe(FlowHistoryRefusal.NoDraft);
    }

    [Fact]
    public void Archive_TakesThePublishedVersionOutOfService()
    {
        var history = Published(2).Archive().Next!;
        history.Published.ShouldBeNull();
        history.Archive().Refusal.ShouldBe(FlowHistoryRefusal.NothingPublished);
        Saved(history).Publish("id-3", Session.Noon, "", null).Next!.Published!.Number.ShouldBe(3);
    }

    [Fact]
    public void Restore_MakesADraftOfAnOlderVersion()
    {
        var history = Published(2);
        var restored = history.Restore(1, []).Next!;
        restored.Draft!.Document!.Name.ShouldBe("Version 1");
        restored.Published!.Number.ShouldBe(2);
        restored.Publish("id-3", Session.Noon, "", null).Next!.Published!.ContentHash.ShouldBe(history.Version(1)!.ContentHash);
    }

    [Fact]
    public void Restore_OverADraftOrOfNothing_IsRefused()
    {
        Saved(Published(1)).Restore(1, []).Refusal.ShouldBe(FlowHistoryRefusal.DraftExists);
        Published(1).Restore(7, []).Refusal.ShouldBe(FlowHistoryRefusal.NoSuchVersion);
    }

    [Fact]
    public void Restore_KeepsTodaysFaults()
    {
        var version = Published(1).Version(1)!;
        var faults = Validation.FlowValidatorFaults.Of(version.Document);
        Published(1).Restore(1, faults).Next!.Publish("id-2", Session.Noon, "", null).Refusal.ShouldBe(FlowHistoryRefusal.DraftHasErrors);
    }
}
