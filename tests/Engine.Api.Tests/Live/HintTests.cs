using System.Net;
using Engine.Accounts.Trunks;
using Engine.Api.Live;
using Engine.Flows.Facts;
using Engine.Host.Composition;
using Engine.Ports;
using Engine.Ports.Calls;
using Engine.Testing.Server;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests.Live;

/// <summary>Hints of what changes beside interactions. A server of its own for each test, because its clock is moved.</summary>
public sealed class HintTests : IAsyncLifetime
{
    private readonly TestServer _server = new();

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    // Holds API-29.
    [Fact]
    public async Task EachChangeOfAFlow_IsToldToItsAccountOnly_WithTheETagItHasNow()
    {
        var (own, other) = (await _server.TenantAsync(), await _server.TenantAsync());
        using var stream = await OpenAsync(own, "draft,published");
        using var elsewhere = await OpenAsync(other, "draft,published");

        var created = await own.PostAsync("/v1/flows", """{"name":"Courier"}""");
        var id = (string)created.Json["flow_id"]!;
        (await NextAsync(stream)).ShouldBe(("draft", null, ETagOf(created)));

        var draft = $"/v1/flows/{id}/draft";
        var saved = await own.SendAsync(HttpMethod.Put, draft, Courier.Document);
        (await NextAsync(stream)).ShouldBe(("draft", id, ETagOf(saved)));

        // What changed nothing is not told of: the next is the publishing.
        (await own.SendAsync(HttpMethod.Put, draft, "[]")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await own.SendAsync(HttpMethod.Put, draft, Courier.Document, ("If-Match", "\"old\""))).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await own.PostAsync($"/v1/flows/{id}/validate", Courier.Document)).Status.ShouldBe(HttpStatusCode.OK);
        await own.PostAsync("/v1/numbers", $$"""{"number":"{{Tenant.Number}}"}""");
        await own.PostAsync("/v1/trunks", """{"name":"carrier","gateways":[{"host":"192.0.2.1"}]}""");
        (await own.PostAsync($"/v1/flows/{id}/publish")).Status.ShouldBe(HttpStatusCode.OK);
        List<(string, string?, string?)> told = [await NextAsync(stream), await NextAsync(stream)];
        told.ShouldBe([("draft", id, null), ("published", id, null)], ignoreOrder: true);

        (await own.PostAsync($"/v1/flows/{id}/archive")).Status.ShouldBe(HttpStatusCode.OK);
        (await NextAsync(stream)).ShouldBe(("published", id, null));
        (await own.SendAsync(HttpMethod.Delete, $"/v1/flows/{id}")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await NextAsync(stream)).ShouldBe(("draft", id, null));

        var foreign = await other.PostAsync("/v1/flows", """{"name":"Theirs"}""");
        (await NextAsync(elsewhere)).ShouldBe(("draft", null, ETagOf(foreign)));
    }

    // Holds API-29.
    [Fact]
    public async Task Trunk_IsToldOfWhenItChanges_AndWhenItCeasesToAnswer_NotWithEachCall()
    {
        var (own, other) = (await _server.TenantAsync(), await _server.TenantAsync());
        using var stream = await OpenAsync(own, "trunk");
        using var elsewhere = await OpenAsync(other, "trunk");

        var path = (await own.PostAsync("/v1/trunks", """{"name":"carrier","gateways":[{"host":"192.0.2.7"}]}""")).Header("Location")!;
        (await NextAsync(stream)).ShouldBe(("trunk", null, null));
        var id = path.Split('/')[^1];
        var watch = _server.Get<TrunkWatch>();
        watch.Note(new TrunkId(id), "192.0.2.7:5060", new CallEvent.Ringing(_server.Time.GetUtcNow(), 180));
        (await NextAsync(stream)).ShouldBe(("trunk", id, null));

        watch.Note(new TrunkId(id), "192.0.2.7:5060", new CallEvent.Ringing(_server.Time.GetUtcNow(), 180));
        watch.TakeTurned().ShouldBeEmpty();
        watch.Note(new TrunkId(id), "192.0.2.7:5060", new CallEvent.Failed(_server.Time.GetUtcNow(), new CallFailure(null, "no_response", Party.Trunk)));
        (await NextAsync(stream)).ShouldBe(("trunk", id, null));

        var theirs = (await other.PostAsync("/v1/trunks", """{"name":"theirs","gateways":[{"host":"192.0.2.9"}]}""")).Header("Location")!;
        (await NextAsync(elsewhere)).ShouldBe(("trunk", null, null));
        theirs.ShouldNotBe(path);
    }

    // Holds API-29.
    [Fact]
    public async Task Node_SaysThatItDrains_ToWhoeverIsSignedIn()
    {
        using var stream = await OpenAsync(await _server.TenantAsync(scopes: ["prompts:read"]), "node");

        _server.Get<Readiness>().Drain();

        var next = stream.NextAsync();
        await _server.RunUntilAsync(next);
        var (name, data) = (await next).ShouldNotBeNull();
        (name, (string?)data["status"]).ShouldBe(("node", "draining"));
    }

    // Holds API-29.
    [Theory]
    [InlineData("interactions:read", "interaction,draft", "flows:read")]
    [InlineData("interactions:read", "published", "flows:read")]
    [InlineData("flows:read", "draft,trunk", "trunks:read")]
    [InlineData("flows:read", "interaction", "interactions:read")]
    [InlineData("flows:read", "", "interactions:read")]
    public async Task EachTopic_NeedsItsScope(string held, string topics, string missing)
    {
        using var stream = await OpenAsync(await _server.TenantAsync(scopes: [held]), topics);

        stream.Answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await stream.TextAsync()).ShouldContain(missing);
    }

    // Holds API-29.
    [Fact]
    public async Task WhoeverComesBack_IsToldToReadAnew_BecauseNoHintIsKept()
    {
        var tenant = await _server.TenantAsync();
        string last;
        using (var first = await OpenAsync(tenant, "interaction,draft"))
        {
            await tenant.PostAsync("/v1/flows", """{"name":"One"}""");
            await NextAsync(first);
            last = first.LastEventId;
        }

        using var again = await OpenAsync(tenant, "interaction,draft", ("Last-Event-ID", last));

        (await again.NextAsync()).ShouldNotBeNull().Name.ShouldBe("resync");
    }

    // Holds API-29.
    [Fact]
    public void TooManyChanges_BecomeOneResync_AndManyOfOneThingOneHint()
    {
        var hints = new LiveHints();
        var account = new AccountId("a");
        using var queue = hints.Listen(account, new HashSet<string> { LiveTopics.Draft });
        for (var i = 0; i < 1_000; i++)
        {
            hints.Tell(account, new LiveHint(LiveTopics.Draft, "one", i.ToString()));
            hints.Tell(account, new LiveHint(LiveTopics.Trunk, "other"));
            hints.Tell(new AccountId("b"), new LiveHint(LiveTopics.Draft, "theirs"));
        }

        queue.Next().IsCompleted.ShouldBeTrue();
        var (taken, missed) = queue.Take();
        (taken.ShouldHaveSingleItem(), missed).ShouldBe((new LiveHint(LiveTopics.Draft, "one", "999"), false));
        queue.Next().IsCompleted.ShouldBeFalse();

        for (var i = 0; i <= HintQueue.Most; i++)
        {
            hints.Tell(account, new LiveHint(LiveTopics.Draft, i.ToString()));
        }

        (taken, missed) = queue.Take();
        (taken.Count, missed).ShouldBe((0, true));
        queue.Take().Missed.ShouldBeFalse();
        queue.Dispose();
        hints.Tell(account, new LiveHint(LiveTopics.Draft, "late"));
        queue.Take().Hints.ShouldBeEmpty();
    }

    private static string? ETagOf(Answer answer) => answer.Header("ETag")?.Trim('"');

    private Task<OpenStream> OpenAsync(Tenant tenant, string topics, params (string Name, string Value)[] headers) => OpenStream.OpenAsync(
        _server.Url, "?topics=" + topics, [("Authorization", tenant.Http.DefaultRequestHeaders.Authorization!.ToString()), .. headers]);

    private async Task<(string Name, string? Id, string? ETag)> NextAsync(OpenStream stream)
    {
        var next = stream.NextAsync();
        await _server.RunUntilAsync(next);
        var (name, data) = (await next).ShouldNotBeNull();
        return (name, (string?)data["id"], (string?)data["etag"]);
    }
}
