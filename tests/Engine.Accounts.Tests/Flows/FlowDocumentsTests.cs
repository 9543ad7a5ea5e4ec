using Engine.Accounts.Flows;
using Engine.Ports;
using Shouldly;
using Xunit;

namespace Engine.Accounts.Tests.Flows;

/// <summary>The document that a name means.</summary>
public sealed class FlowDocumentsTests : IDisposable
{
    private readonly Desk _desk = new();

    [Theory]
    [InlineData("draft", true)]
    [InlineData("published", true)]
    [InlineData("1", true)]
    [InlineData("0", false)]
    [InlineData("-1", false)]
    [InlineData("01", true)]
    [InlineData("Draft", false)]
    [InlineData("", false)]
    [InlineData("latest", false)]
    public void IsKnown_NamesAndNumbers(string which, bool expected) => FlowDocuments.IsKnown(which).ShouldBe(expected);

    [Fact]
    public async Task Runnable_EachWayThatLeadsNowhere()
    {
        var draft = await _desk.FlowAsync();
        var broken = await _desk.FlowAsync(Desk.Document.Replace("\"entry\":\"run\"", "\"entry\":\"none\"", StringComparison.Ordinal));

        (await RunnableAsync(draft.FlowId, "latest")).ShouldBe(new RunnableFlow.NoVersionName());
        (await RunnableAsync(draft.FlowId, "3")).ShouldBe(new RunnableFlow.NoSuchVersion("3"));
        (await RunnableAsync(new FlowId("none"), "draft")).ShouldBe(new RunnableFlow.NoSuchFlow());
        (await RunnableAsync(broken.FlowId, "draft")).ShouldBeOfType<RunnableFlow.HasErrors>().Faults.ShouldNotBeEmpty();
    }

    // Tests imagine the functions, numbers and prompts of the account.
    [Fact]
    public async Task Runnable_ReferenceThatTheAccountLacks_Runs()
    {
        _desk.Catalog.Functions.Clear();
        var draft = await _desk.FlowAsync();

        (await RunnableAsync(draft.FlowId, "draft")).ShouldBeOfType<RunnableFlow.Ready>().Flow.Entry.ShouldBe("run");
    }

    [Fact]
    public async Task Standing_PrefersTheOneAskedFor_AndFallsBackToTheOther()
    {
        var draft = await _desk.FlowAsync();
        await _desk.PublishAsync(draft.FlowId);
        var published = await StandingAsync(draft.FlowId, draftFirst: true);
        await _desk.SaveAsync(draft.FlowId, Desk.Document.Replace("café", "tea", StringComparison.Ordinal));

        published.ShouldNotBeNull().ShouldContain("café");
        (await StandingAsync(draft.FlowId, draftFirst: true)).ShouldNotBeNull().ShouldContain("tea");
        (await StandingAsync(draft.FlowId, draftFirst: false)).ShouldBe(published);
        (await StandingAsync(new FlowId("none"), draftFirst: true)).ShouldBeNull();
    }

    public void Dispose() => _desk.Dispose();

    private Task<RunnableFlow> RunnableAsync(FlowId flowId, string which) => _desk.Documents.RunnableAsync(Desk.Account, flowId, which, CancellationToken.None);

    private Task<string?> StandingAsync(FlowId flowId, bool draftFirst) =>
        _desk.Documents.StandingAsync(Desk.Account, flowId, draftFirst, CancellationToken.None);
}
