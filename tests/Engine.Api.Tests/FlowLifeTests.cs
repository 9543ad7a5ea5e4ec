using System.Net;
using System.Text.Json.Nodes;
using Engine.Ports;
using Engine.Testing.Server;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests;

/// <summary>The life of a flow: archive, duplicate, diff, delete, messages (FLOW-03, API-34).</summary>
public sealed class FlowLifeTests(TestServer server)
{
    [Fact]
    public async Task Publish_WithAMessage_IsShownInTheVersions()
    {
        var tenant = await server.TenantAsync();
        var id = await tenant.CourierAsync();
        await tenant.SendAsync(HttpMethod.Put, $"/v1/flows/{id}/draft", Renamed("Second"));

        var published = await tenant.PostAsync($"/v1/flows/{id}/publish", """{"message":"Shorter greeting"}""");

        ((string)published.Json["message"]!).ShouldBe("Shorter greeting");
        var versions = (await tenant.GetAsync($"/v1/flows/{id}/versions")).Json["items"]!.AsArray();
        versions.Select(version => (string)version!["message"]!).ShouldBe(["Shorter greeting", ""]);
        var tooLong = await tenant.PostAsync($"/v1/flows/{id}/publish", $$"""{"message":"{{new string('x', 501)}}"}""");
        tooLong.Status.ShouldBe(HttpStatusCode.BadRequest);
        tooLong.Fields.ShouldBe(["message"]);
    }

    [Fact]
    public async Task Archive_RefusesNewRequestsAndCanBeRestored()
    {
        var tenant = await server.TenantAsync();
        var id = await tenant.CourierAsync();

        var archived = await tenant.PostAsync($"/v1/flows/{id}/archive");

        archived.Status.ShouldBe(HttpStatusCode.OK, archived.Text);
        ((string)archived.Json["state"]!).ShouldBe("archived");
        archived.Json["archived_at"].ShouldNotBeNull();
        var started = await tenant.StartAsync(new FlowId(id), Courier.Arguments);
        (started.Status, started.Code).ShouldBe((HttpStatusCode.NotFound, "flow_not_published"));
        (await tenant.PostAsync($"/v1/flows/{id}/archive")).Status.ShouldBe(HttpStatusCode.Conflict);
        (await tenant.GetAsync($"/v1/flows/{id}")).Json["published_version"].ShouldBeNull();
        await tenant.PostAsync($"/v1/flows/{id}/versions/1/restore");
        ((int)(await tenant.PostAsync($"/v1/flows/{id}/publish")).Json["number"]!).ShouldBe(2);
        (await tenant.StartAsync(new FlowId(id), Courier.Arguments)).Status.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Duplicate_HasTheDocumentTheScenariosAndNothingPublished()
    {
        var tenant = await server.TenantAsync();
        var id = await tenant.CourierAsync();
        await tenant.SendAsync(HttpMethod.Put, $"/v1/flows/{id}/scenarios/busy", Scenarios.Busy);

        var copy = await tenant.PostAsync($"/v1/flows/{id}/duplicate");

        copy.Status.ShouldBe(HttpStatusCode.Created, copy.Text);
        var copyId = (string)copy.Json["flow_id"]!;
        copy.Header("Location").ShouldBe("/v1/flows/" + copyId);
        ((string)copy.Json["document"]!["name"]!).ShouldBe("Courier at the door (copy)");
        JsonNode.DeepEquals(copy.Json["document"]!["steps"], (await tenant.GetAsync($"/v1/flows/{id}/versions/1")).Json["document"]!["steps"]).ShouldBeTrue();
        (await tenant.GetAsync($"/v1/flows/{copyId}/scenarios/busy")).Status.ShouldBe(HttpStatusCode.OK);
        (await tenant.GetAsync($"/v1/flows/{copyId}")).Json["published_version"].ShouldBeNull();
        var named = await tenant.PostAsync($"/v1/flows/{id}/duplicate", """{"name":"Twin","version":"1"}""");
        ((string)named.Json["document"]!["name"]!).ShouldBe("Twin");
        (await tenant.PostAsync($"/v1/flows/{id}/duplicate", """{"version":"7"}""")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await tenant.PostAsync($"/v1/flows/{id}/duplicate", """{"version":"newest"}""")).Fields.ShouldBe(["version"]);
    }

    [Fact]
    public async Task Discard_WithoutADraft_SaysThatAndNotThatTheFlowIsGone()
    {
        var tenant = await server.TenantAsync();
        var id = await tenant.CourierAsync();

        var none = await tenant.SendAsync(HttpMethod.Delete, $"/v1/flows/{id}/draft");

        (none.Status, none.Code).ShouldBe((HttpStatusCode.NotFound, "not_found"), none.Text);
        none.Text.ShouldContain("no draft");
        (await tenant.SendAsync(HttpMethod.Delete, "/v1/flows/unknown/draft")).Code.ShouldBe("flow_not_found");
    }

    [Fact]
    public async Task Diff_SaysInWordsWhatChanged()
    {
        var tenant = await server.TenantAsync();
        var id = await tenant.CourierAsync();
        var changed = Courier.Document
            .Replace("\"ring_seconds\": 15", "\"ring_seconds\": 20", StringComparison.Ordinal)
            .Replace("\"busy\": \"end\"", "\"busy\": \"dial_later\"", StringComparison.Ordinal)
            .Replace("\"end\": { \"type\"", "\"dial_later\": { \"type\": \"end_flow\", \"name\": \"Later\" }, \"end\": { \"type\"", StringComparison.Ordinal);
        await tenant.SendAsync(HttpMethod.Put, $"/v1/flows/{id}/draft", changed);

        var diff = (await tenant.GetAsync($"/v1/flows/{id}/diff")).Json;

        ((string)diff["from"]!, (string)diff["to"]!).ShouldBe(("published", "draft"));
        var words = diff["differences"]!.AsArray().Select(d => (string)d!["text"]!).ToList();
        words.ShouldContain(w => w.Contains("ring_seconds is 20 instead of 15", StringComparison.Ordinal));
        words.ShouldContain(w => w.Contains("exit \"busy\" leads to \"Later\" instead of \"End\"", StringComparison.Ordinal));
        words.ShouldContain(w => w.Contains("\"Later\"", StringComparison.Ordinal) && w.EndsWith("is new.", StringComparison.Ordinal));
        await tenant.PostAsync($"/v1/flows/{id}/publish");
        (await tenant.GetAsync($"/v1/flows/{id}/diff?from=2&to=1")).Json["differences"]!.AsArray().Count.ShouldBe(words.Count);
        (await tenant.GetAsync($"/v1/flows/{id}/diff?from=1&to=1")).Json["differences"]!.AsArray().ShouldBeEmpty();
        (await tenant.GetAsync($"/v1/flows/{id}/diff")).Status.ShouldBe(HttpStatusCode.NotFound, "there is no draft");
        (await tenant.GetAsync($"/v1/flows/{id}/diff?from=0&to=x")).Fields.ShouldBe(["from", "to"]);
    }

    [Fact]
    public async Task Delete_OnlyWhenNothingIsPublishedAndNothingRuns()
    {
        var tenant = await server.TenantAsync();
        var id = await tenant.CourierAsync();
        var interaction = (string)(await tenant.StartAsync(new FlowId(id), Courier.Arguments)).Json["interaction_id"]!;

        var published = await tenant.SendAsync(HttpMethod.Delete, $"/v1/flows/{id}");
        await tenant.PostAsync($"/v1/flows/{id}/archive");
        var running = await tenant.SendAsync(HttpMethod.Delete, $"/v1/flows/{id}");

        (published.Status, published.Code).ShouldBe((HttpStatusCode.Conflict, "flow_published"));
        (running.Status, running.Code).ShouldBe((HttpStatusCode.Conflict, "flow_running"));
        await tenant.PostAsync($"/v1/interactions/{interaction}/cancel");
        await tenant.EndedAsync(new InteractionId(interaction));
        (await tenant.SendAsync(HttpMethod.Delete, $"/v1/flows/{id}")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await tenant.GetAsync($"/v1/flows/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await tenant.SendAsync(HttpMethod.Delete, $"/v1/flows/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await tenant.GetAsync($"/v1/interactions/{interaction}")).Status.ShouldBe(HttpStatusCode.OK, "what has run stays");
    }

    [Theory]
    [InlineData("DELETE", "", null)]
    [InlineData("POST", "/archive", null)]
    [InlineData("POST", "/duplicate", null)]
    [InlineData("GET", "/diff?from=1&to=1", null)]
    [InlineData("PUT", "/settings", """{"publish_requires_green":true}""")]
    [InlineData("GET", "/scenarios", null)]
    [InlineData("GET", "/scenarios/busy", null)]
    [InlineData("PUT", "/scenarios/busy", Scenarios.Busy)]
    [InlineData("DELETE", "/scenarios/busy", null)]
    [InlineData("POST", "/test", null)]
    [InlineData("POST", "/simulate", null)]
    public async Task FlowOfAnotherAccount_IsNotFoundByAnyRequest(string method, string part, string? body)
    {
        var owner = await server.TenantAsync();
        var id = await owner.CourierAsync();
        (await owner.SendAsync(HttpMethod.Put, $"/v1/flows/{id}/scenarios/busy", Scenarios.Busy)).Status.ShouldBe(HttpStatusCode.OK);
        var stranger = await server.TenantAsync();

        var answer = await stranger.SendAsync(new HttpMethod(method), $"/v1/flows/{id}{part}", body);

        answer.Status.ShouldBe(HttpStatusCode.NotFound, answer.Text);
    }

    private static string Renamed(string name) => Courier.Document.Replace("Courier at the door", name, StringComparison.Ordinal);
}
