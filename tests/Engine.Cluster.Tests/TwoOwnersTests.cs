using System.Text.Json;
using Engine.Actors.Interactions;
using Engine.Cluster.Tests.Nodes;
using Engine.Cluster.Tests.World;
using Engine.Flows.Document.Arguments;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Flows;
using Shouldly;
using Xunit;

namespace Engine.Cluster.Tests;

/// <summary>Two nodes that know nothing of each other, each sure that the interaction is its own, on one store (I5).</summary>
public sealed class TwoOwnersTests : ClusterTest
{
    [Fact]
    public async Task Wake_WhileAnotherNodeHasTheCall_OnlyOneGoesOn()
    {
        var a = await StrangersAsync();
        var id = await a.CallAsync();
        await Patience.UntilAsync(() => World.State(id).Attempts.Any(attempt => attempt.RingingAt is not null));

        B.Interactions.Wake(new InteractionId(id));

        await Patience.UntilAsync(() => World.State(id).HasEnded);
        await Patience.UntilAsync(() => a.Core.Calls == 0);
        World.EndsOf(id).ShouldHaveSingleItem().Outcome.ShouldBe(Outcome.Indeterminate);
        (World.Count("INVITE"), World.Open).ShouldBe((1, 0));
    }

    [Fact]
    public async Task Accept_OnBothAtOnce_OneStoresAndOneInviteIsSent()
    {
        var a = await StrangersAsync();
        var id = new InteractionId(InteractionIds.Mint(TimeProvider.System.GetUtcNow(), 7, 4711));

        // Both have read that nothing is stored before either append is carried out.
        World.Store.Journal.DelayOfAppend = static number => number <= 2 ? TimeSpan.FromSeconds(1) : TimeSpan.Zero;
        var answers = await Task.WhenAll(
            a.Interactions.AskAsync<InteractionProtocol.AcceptResult>(await AcceptOfAsync(a, id, "first"), Patience.Limit),
            B.Interactions.AskAsync<InteractionProtocol.AcceptResult>(await AcceptOfAsync(B, id, "second"), Patience.Limit));

        answers.ShouldBe([InteractionProtocol.AcceptResult.Stored, InteractionProtocol.AcceptResult.NotKnown], ignoreOrder: true);
        var (owner, other) = answers[0] == InteractionProtocol.AcceptResult.Stored ? ("first", B) : ("second", a);
        World.State(id.Value).Identity!.ExecutionId.ShouldBe(owner);
        await Patience.UntilAsync(() => World.Count("INVITE") == 1);
        var again = await other.Interactions.AskAsync<InteractionProtocol.AcceptResult>(
            await AcceptOfAsync(other, id, owner == "first" ? "second" : "first"), Patience.Limit);
        again.ShouldBe(InteractionProtocol.AcceptResult.TooLate);
        await Patience.UntilAsync(() => World.State(id.Value).HasEnded);
        World.EndsOf(id.Value).Count.ShouldBe(1);
        World.Count("INVITE").ShouldBe(1);
    }

    private async Task<ClusterNode> StrangersAsync()
    {
        var a = await NodeAsync("a", 0);
        await a.JoinAsync(a);
        await B.JoinAsync(B);
        return a;
    }

    private async Task<InteractionProtocol.Accept> AcceptOfAsync(ClusterNode node, InteractionId id, string execution)
    {
        var found = await World.Store.FindPublishedAsync(ClusterWorld.Account, TestFlows.Message, CancellationToken.None);
        var flow = node.Get<FlowVersions>().Read(found.ShouldBeOfType<FlowLookup.Found>().Version);
        var identity = new InteractionIdentity(
            ClusterWorld.Account, id, execution, flow.Identity.FlowId, flow.Identity.VersionId, flow.Identity.Version, flow.Document.Name);
        var now = TimeProvider.System.GetUtcNow();
        var body = JsonSerializer.SerializeToElement(new Dictionary<string, string>(StringComparer.Ordinal) { ["customer_number"] = TestFlows.Contact });
        var arguments = ArgumentRules.Read(flow.Document, flow.SensitiveVariables, body, id);
        return new InteractionProtocol.Accept(new InteractionCommand.Accept(now, identity, arguments.Variables), now + Patience.Limit);
    }
}
