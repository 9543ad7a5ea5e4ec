using System.Net;
using System.Text.Json.Nodes;
using Engine.Ports;
using Engine.Testing.Server;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests;

/// <summary>Authoring flows (API-30, API-34).</summary>
public sealed class FlowTests(TestServer server)
{
    [Fact]
    public async Task Create_ByName_MakesAnEmptyDraftWithItsFaults()
    {
        var tenant = await server.TenantAsync();

        var created = await tenant.PostAsync("/v1/flows", """{"name":"New","description":"for a test"}""");

        created.Status.ShouldBe(HttpStatusCode.Created);
        var id = (string)created.Json["flow_id"]!;
        created.Header("Location").ShouldBe("/v1/flows/" + id);
        created.Header("ETag").ShouldBe($"\"{(string)created.Json["etag"]!}\"");
        ((bool)created.Json["has_errors"]!).ShouldBeTrue();
        created.Json["faults"]!.AsArray().ShouldNotBeEmpty();
        var flow = (await tenant.GetAsync("/v1/flows/" + id)).Json;
        ((string)flow["name"]!).ShouldBe("New");
        ((string)flow["description"]!).ShouldBe("for a test");
        ((bool)flow["has_draft"]!).ShouldBeTrue();
        flow["published_version"].ShouldBeNull();
        (await tenant.GetAsync("/v1/flows")).Json["items"]!.AsArray().Count.ShouldBe(1);
    }

    // Holds API-26, API-39.
    [Fact]
    public async Task List_SaysHowEachFlowStands_FiltersAndSorts()
    {
        var tenant = await server.TenantAsync();
        var published = await tenant.CourierAsync();
        await tenant.SendAsync(HttpMethod.Put, $"/v1/flows/{published}/scenarios/busy", Scenarios.Busy);
        var broken = Courier.Broken.Replace("Courier at the door", "a 100%_ name", StringComparison.Ordinal);
        var draft = (string)(await tenant.PostAsync("/v1/flows", $$"""{"document":{{broken}}}""")).Json["flow_id"]!;
        var archived = await tenant.PublishAsync(Courier.Document.Replace("Courier at the door", "Zoo", StringComparison.Ordinal));
        await tenant.PostAsync($"/v1/flows/{archived}/archive");

        var flows = (await tenant.GetAsync("/v1/flows")).Json["items"]!.AsArray();
        var (first, second) = (flows.Single(flow => (string)flow!["flow_id"]! == published)!, flows.Single(flow => (string)flow!["flow_id"]! == draft)!);
        ((int)first["scenarios"]!).ShouldBe(1);
        ((string)first["published_at"]!).ShouldNotBeEmpty();
        ((string)first["published_by"]!).ShouldBe(tenant.Client.ClientId);
        ((string)second["saved_by"]!).ShouldBe(tenant.Client.ClientId);
        var kept = (await tenant.GetAsync($"/v1/flows/{draft}/draft")).Json;
        kept["changed_by"]!.AsArray().Select(name => (string)name!).ShouldBe([tenant.Client.ClientId]);
        first["saved_at"].ShouldBeNull();
        ((int)second["error_count"]!).ShouldBeGreaterThan(0);
        ((int)second["error_count"]! + (int)second["warning_count"]!)
            .ShouldBe((await tenant.GetAsync($"/v1/flows/{draft}/draft")).Json["faults"]!.AsArray().Count);
        ((string)second["saved_at"]!).ShouldNotBeEmpty();
        (await IdsAsync("state=draft")).ShouldBe([draft]);
        (await IdsAsync("state=errors")).ShouldBe([draft]);
        (await IdsAsync("state=published")).ShouldBe([published]);
        (await IdsAsync("state=archived")).ShouldBe([archived]);
        (await IdsAsync("q=COURIER")).ShouldBe([published]);
        (await IdsAsync("q=0%25_")).ShouldBe([draft]);
        (await IdsAsync("q=_")).ShouldBe([draft], "marks of patterns are letters here");
        (await IdsAsync("sort=name")).ShouldBe([draft, published, archived]);
        (await IdsAsync("sort=created")).ShouldBe([.. new[] { published, draft, archived }.Order(StringComparer.Ordinal)], "ids begin with the time of their making");
        foreach (var sort in (string[])["name", "created", "updated"])
        {
            var all = await IdsAsync("sort=" + sort);
            var paged = new List<string>();
            string? token = null;
            do
            {
                var page = (await tenant.GetAsync($"/v1/flows?sort={sort}&page_size=1" + (token is null ? "" : "&page_token=" + token))).Json;
                paged.Add((string)page["items"]![0]!["flow_id"]!);
                token = (string?)page["next_page_token"];
            }
            while (token is not null);

            paged.ShouldBe(all);
        }

        (await tenant.GetAsync("/v1/flows?sort=size&state=lost")).Fields.ShouldBe(["state", "sort"]);

        async Task<List<string>> IdsAsync(string query) =>
            [.. (await tenant.GetAsync("/v1/flows?" + query)).Json["items"]!.AsArray().Select(flow => (string)flow!["flow_id"]!)];
    }

    // Holds API-27.
    [Fact]
    public async Task Labels_FindAFlow_ComeAlongWithItsCopy_AndItsCallsAreCounted()
    {
        var tenant = await server.TenantAsync();
        var flow = await tenant.CourierAsync();
        await tenant.PostAsync("/v1/flows", """{"name":"Another"}""");
        await tenant.StartAsync(new FlowId(flow), Courier.Arguments);

        var set = await tenant.SendAsync(HttpMethod.Put, $"/v1/flows/{flow}/labels", """{"labels":["Delivery","night shift","DELIVERY","🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲"]}""");

        set.Status.ShouldBe(HttpStatusCode.OK);
        set.Json["labels"]!.AsArray().Select(label => (string)label!).ShouldBe(["Delivery", "night shift", string.Concat(Enumerable.Repeat("\U0001F6B2", 21))], "lengths are of characters: these are 21");
        ((int)set.Json["calls_7d"]!).ShouldBe(1);
        (await IdsAsync("label=delivery")).ShouldBe([flow]);
        (await IdsAsync("label=deliver")).ShouldBeEmpty();
        var copy = (string)(await tenant.PostAsync($"/v1/flows/{flow}/duplicate")).Json["flow_id"]!;
        (await IdsAsync("label=night%20shift&sort=created")).ShouldBe([flow, copy], ignoreOrder: true);
        ((int)(await tenant.GetAsync($"/v1/flows/{copy}")).Json["calls_7d"]!).ShouldBe(0);
        await tenant.SendAsync(HttpMethod.Put, $"/v1/flows/{flow}/labels", """{"labels":[]}""");
        (await IdsAsync("label=delivery")).ShouldBe([copy]);

        async Task<List<string>> IdsAsync(string query) =>
            [.. (await tenant.GetAsync("/v1/flows?" + query)).Json["items"]!.AsArray().Select(found => (string)found!["flow_id"]!)];
    }

    [Theory]
    [InlineData("""{"labels":["ok",""," blanks "]}""", "labels[1]", "labels[2]")]
    [InlineData("""{"labels":[null]}""", "labels[0]")]
    [InlineData("""{"labels":["0123456789012345678901234567890123456789x"]}""", "labels[0]")]
    [InlineData("""{"labels":["1","2","3","4","5","6","7","8","9","10","11","12","13","14","15","16","17","18","19","20","21"]}""", "labels")]
    public async Task Labels_OutOfRange_AreRefusedAtTheirPlace(string body, params string[] faults)
    {
        var tenant = await server.TenantAsync();
        var flow = await tenant.CourierAsync();

        var refused = await tenant.SendAsync(HttpMethod.Put, $"/v1/flows/{flow}/labels", body);

        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Fields.ShouldBe(faults);
        (await tenant.SendAsync(HttpMethod.Put, "/v1/flows/nobody/labels", """{"labels":[]}""")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    // Holds FLOW-09.
    [Fact]
    public async Task Components_ListsEveryKindOfTheSchema()
    {
        var tenant = await server.TenantAsync();

        var cards = (await tenant.GetAsync("/v1/flow-components")).Json["items"]!.AsArray();

        var schema = (await tenant.GetAsync("/v1/flow-schema")).Json;
        cards.Select(card => (string)card!["kind"]!).Order().ShouldBe(
            schema["$defs"]!.AsObject().Select(definition => definition.Key).Order());
        var menu = cards.Single(card => (string)card!["kind"]! == "standard_ivr")!;
        ((string)menu["group"]!).ShouldBe("talk");
        ((bool)menu["needs_contact"]!).ShouldBeTrue();
        menu["exits_from"]!.AsArray().Select(place => (string)place!).ShouldBe(["/options/*"]);
        menu["exits"]!.AsArray().Select(exit => (string)exit!["kind"]!).ShouldContain("hidden");
    }

    [Theory]
    [InlineData("{}", "name")]
    [InlineData("""{"name":""}""", "name")]
    [InlineData("""{"name":"a","document":{}}""", "name")]
    [InlineData("""{"document":[]}""", "document")]
    [InlineData("""{"name":"a","colour":"red"}""", "$.colour")]
    [InlineData("""{"name":7}""", "$.name")]
    public async Task Create_BadBody_Is400WithItsField(string body, string field)
    {
        var tenant = await server.TenantAsync();

        var answer = await tenant.PostAsync("/v1/flows", body);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Text);
        answer.Fields.ShouldContain(field);
    }

    [Fact]
    public async Task Draft_SavedWithItsETag_Changes_WithAnOldOne_Is412()
    {
        var tenant = await server.TenantAsync();
        var created = await tenant.PostAsync("/v1/flows", $$"""{"document":{{Courier.Document}}}""");
        var path = $"/v1/flows/{(string)created.Json["flow_id"]!}/draft";
        var etag = created.Header("ETag")!;

        var saved = await tenant.SendAsync(HttpMethod.Put, path, Renamed("Second"), ("If-Match", etag));
        var late = await tenant.SendAsync(HttpMethod.Put, path, Renamed("Third"), ("If-Match", etag));
        var weak = await tenant.SendAsync(HttpMethod.Put, path, Renamed("Third"), ("If-Match", "W/" + saved.Header("ETag")));
        var malformed = await tenant.SendAsync(HttpMethod.Put, path, Renamed("Third"), ("If-Match", "bare"));

        saved.Status.ShouldBe(HttpStatusCode.OK, saved.Text);
        saved.Header("ETag").ShouldNotBe(etag);
        late.Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        late.Code.ShouldBe("draft_changed");
        late.Header("ETag").ShouldBe(saved.Header("ETag"));
        weak.Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        malformed.Status.ShouldBe(HttpStatusCode.BadRequest);
        var read = await tenant.GetAsync(path);
        ((string)read.Json["document"]!["name"]!).ShouldBe("Second");
        read.Header("ETag").ShouldBe(saved.Header("ETag"));
        (await tenant.SendAsync(HttpMethod.Put, path, Renamed("Fourth"), ("If-Match", "*"))).Status.ShouldBe(HttpStatusCode.OK);
        (await tenant.SendAsync(HttpMethod.Put, path, Renamed("Fifth"))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Draft_OverTheDocumentLimit_Is413()
    {
        var tenant = await server.TenantAsync();
        var created = await tenant.PostAsync("/v1/flows", """{"name":"Large"}""");
        var document = JsonNode.Parse(Courier.Document)!;
        document["description"] = new string('x', 256 * 1024);

        var answer = await tenant.SendAsync(HttpMethod.Put, $"/v1/flows/{(string)created.Json["flow_id"]!}/draft", document.ToJsonString());

        answer.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    // Holds FLOW-02.
    [Fact]
    public async Task Draft_WithErrors_IsKeptAndNotPublished()
    {
        var tenant = await server.TenantAsync();
        var created = await tenant.PostAsync("/v1/flows", $$"""{"document":{{Courier.Broken}}}""");
        var id = (string)created.Json["flow_id"]!;

        var published = await tenant.PostAsync($"/v1/flows/{id}/publish");

        created.Status.ShouldBe(HttpStatusCode.Created);
        ((bool)created.Json["has_errors"]!).ShouldBeTrue();
        published.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        published.Code.ShouldBe("flow_invalid");
        published.Fields.ShouldContain("/steps/notify/exits/ok");
        var verdict = (await tenant.PostAsync($"/v1/flows/{id}/validate")).Json;
        ((bool)verdict["can_publish"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task Publish_AfterTheMissingNumberCame_ValidatesAnew()
    {
        var tenant = await server.TenantAsync();
        var created = await tenant.PostAsync("/v1/flows", $$"""{"document":{{Courier.Document}}}""");
        var id = (string)created.Json["flow_id"]!;
        ((bool)created.Json["has_errors"]!).ShouldBeTrue();
        (await tenant.PostAsync($"/v1/flows/{id}/publish")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);

        await tenant.PostAsync("/v1/numbers", $$"""{"number":"{{Tenant.Number}}"}""");

        (await tenant.PostAsync($"/v1/flows/{id}/publish")).Status.ShouldBe(HttpStatusCode.OK);
        (await tenant.PostAsync($"/v1/flows/{id}/publish")).Status.ShouldBe(HttpStatusCode.Conflict, "the draft has become the version");
    }

    [Fact]
    public async Task Publish_WithAnOldETag_Is412()
    {
        var tenant = await server.TenantAsync();
        await tenant.PostAsync("/v1/numbers", $$"""{"number":"{{Tenant.Number}}"}""");
        var created = await tenant.PostAsync("/v1/flows", $$"""{"document":{{Courier.Document}}}""");
        var id = (string)created.Json["flow_id"]!;
        await tenant.SendAsync(HttpMethod.Put, $"/v1/flows/{id}/draft", Renamed("Second"));

        var answer = await tenant.SendAsync(HttpMethod.Post, $"/v1/flows/{id}/publish", "{}", ("If-Match", created.Header("ETag")!));

        answer.Status.ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task Versions_ListReadRestoreAndRun()
    {
        var tenant = await server.TenantAsync();
        var id = await tenant.CourierAsync();
        await tenant.SendAsync(HttpMethod.Put, $"/v1/flows/{id}/draft", Renamed("Second"));
        var second = (await tenant.PostAsync($"/v1/flows/{id}/publish")).Json;

        var versions = (await tenant.GetAsync($"/v1/flows/{id}/versions")).Json["items"]!.AsArray();
        versions.Select(version => ((int)version!["number"]!, (string)version["state"]!)).ShouldBe([(2, "published"), (1, "archived")]);
        var first = (await tenant.GetAsync($"/v1/flows/{id}/versions/1")).Json;
        ((string)first["document"]!["name"]!).ShouldBe("Courier at the door");
        (await tenant.GetAsync($"/v1/flows/{id}/versions/3")).Status.ShouldBe(HttpStatusCode.NotFound);
        var restored = await tenant.PostAsync($"/v1/flows/{id}/versions/1/restore");
        restored.Status.ShouldBe(HttpStatusCode.OK);
        ((int)restored.Json["based_on"]!).ShouldBe(1);
        ((string)restored.Json["document"]!["name"]!).ShouldBe("Courier at the door");
        (await tenant.PostAsync($"/v1/flows/{id}/versions/9/restore")).Status.ShouldBe(HttpStatusCode.NotFound);
        var started = (await tenant.StartAsync(new FlowId(id), Courier.Arguments)).Json;
        ((string)started["flow_version_id"]!).ShouldBe((string)second["flow_version_id"]!, "a draft does not run");
    }

    // Holds FLOW-03.
    [Fact]
    public async Task Draft_Discarded_LeavesThePublishedVersion()
    {
        var tenant = await server.TenantAsync();
        var id = await tenant.CourierAsync();
        (await tenant.GetAsync($"/v1/flows/{id}/draft")).Status.ShouldBe(HttpStatusCode.NotFound);
        await tenant.SendAsync(HttpMethod.Put, $"/v1/flows/{id}/draft", Renamed("Second"));

        (await tenant.SendAsync(HttpMethod.Delete, $"/v1/flows/{id}/draft")).Status.ShouldBe(HttpStatusCode.NoContent);

        (await tenant.GetAsync($"/v1/flows/{id}/draft")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await tenant.StartAsync(new FlowId(id), Courier.Arguments)).Status.ShouldBe(HttpStatusCode.Accepted);
    }

    // Holds FLOW-05.
    [Fact]
    public async Task Export_Import_Export_IsByteIdentical()
    {
        var tenant = await server.TenantAsync();
        var id = await tenant.CourierAsync();
        var other = (string)(await tenant.PostAsync("/v1/flows", """{"name":"Copy"}""")).Json["flow_id"]!;

        var first = (await tenant.GetAsync($"/v1/flows/{id}/export")).Text;
        (await tenant.PostAsync($"/v1/flows/{other}/import", first)).Status.ShouldBe(HttpStatusCode.OK);

        (await tenant.GetAsync($"/v1/flows/{other}/export")).Text.ShouldBe(first);
        (await tenant.GetAsync($"/v1/flows/{id}/export?version=1")).Text.ShouldBe(first);
        (await tenant.GetAsync($"/v1/flows/{id}/export?version=2")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Validate_DocumentSent_SavesNothing()
    {
        var tenant = await server.TenantAsync();
        var id = await tenant.CourierAsync();

        var verdict = await tenant.PostAsync($"/v1/flows/{id}/validate", Courier.Broken);

        verdict.Status.ShouldBe(HttpStatusCode.OK, verdict.Text);
        ((bool)verdict.Json["can_publish"]!).ShouldBeFalse();
        (await tenant.GetAsync($"/v1/flows/{id}/draft")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await tenant.PostAsync($"/v1/flows/{id}/validate")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    // Holds I8.
    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "/draft")]
    [InlineData("PUT", "/draft")]
    [InlineData("DELETE", "/draft")]
    [InlineData("POST", "/validate")]
    [InlineData("POST", "/publish")]
    [InlineData("POST", "/import")]
    [InlineData("GET", "/versions")]
    [InlineData("GET", "/versions/1")]
    [InlineData("POST", "/versions/1/restore")]
    [InlineData("GET", "/export")]
    [InlineData("GET", "/request-details")]
    public async Task FlowOfAnotherAccount_IsNotFoundByAnyRequest(string method, string part)
    {
        var owner = await server.TenantAsync();
        var id = await owner.CourierAsync();
        var stranger = await server.TenantAsync();
        var body = part is "/draft" or "/import" && method != "GET" ? Courier.Document : null;

        var answer = await stranger.SendAsync(new HttpMethod(method), $"/v1/flows/{id}{part}", body);

        answer.Status.ShouldBe(HttpStatusCode.NotFound, answer.Text);
    }

    // Holds FLOW-06.
    [Fact]
    public async Task Schema_IsServed()
    {
        using var http = server.Client();

        var schema = await Answer.ReadAsync(await http.GetAsync(new Uri("/v1/flow-schema", UriKind.Relative)));

        ((string)schema.Json["$schema"]!).ShouldBe("https://json-schema.org/draft/2020-12/schema");
    }

    private static string Renamed(string name) => Courier.Document.Replace("Courier at the door", name, StringComparison.Ordinal);
}
