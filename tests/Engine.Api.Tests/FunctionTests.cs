using System.Net;
using Engine.Testing.Server;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests;

/// <summary>Functions (API-31, FLOW-44), run in real worker processes.</summary>
public sealed class FunctionTests(TestServer server)
{
    private const string Greet =
        """{"name":"greet","inputs":[{"name":"who","type":"string"}],"outputs":[{"name":"text","type":"string"}],"code":"const { who } = args; return { text: `Hello ${who}` };"}""";

    [Fact]
    public async Task Flow_ThatRunsAFunction_IsPublishedOnlyOnceTheFunctionIs()
    {
        var tenant = await server.TenantAsync();
        await tenant.PostAsync("/v1/functions", Greet);
        const string Document = """
            {"format":1,"name":"f","trigger":{"kind":"api_request"},"variables":{"v":{}},"entry":"run","steps":{"end":{"type":"end_flow"},
             "run":{"type":"run_function","settings":{"function":"greet"},"outputs":{"txt":"v"},"exits":{"ok":"end","error":"end","timeout":"end"}}}}
            """;
        var created = await tenant.PostAsync("/v1/flows", $$"""{"document":{{Document}}}""");
        var id = (string)created.Json["flow_id"]!;

        Codes(created.Json).ShouldContain("function_unknown");
        (await tenant.PostAsync("/v1/functions/greet/publish")).Status.ShouldBe(HttpStatusCode.OK);

        Codes((await tenant.PostAsync($"/v1/flows/{id}/validate")).Json).ShouldBe(["no_call", "input_missing", "output_unknown"], ignoreOrder: true);
        (await tenant.SendAsync(HttpMethod.Put, $"/v1/flows/{id}/draft", Document)).Status.ShouldBe(HttpStatusCode.OK);
        (await tenant.PostAsync($"/v1/flows/{id}/publish")).Status.ShouldBe(HttpStatusCode.OK);

        static IEnumerable<string> Codes(System.Text.Json.Nodes.JsonNode answer) => answer["faults"]!.AsArray().Select(fault => (string)fault!["code"]!);
    }

    [Fact]
    public async Task Function_DraftTestPublishVersionsRemove()
    {
        var tenant = await server.TenantAsync();
        var added = await tenant.PostAsync("/v1/functions", Greet);
        added.Status.ShouldBe(HttpStatusCode.Created, added.Text);
        (await tenant.PostAsync("/v1/functions", Greet)).Code.ShouldBe("already_exists");
        var run = await tenant.PostAsync("/v1/functions/greet/test", """{"inputs":{"who":"Ada"}}""");
        ((string?)run.Json["result"]).ShouldBe("ok", run.Text);
        ((string?)run.Json["outputs"]!["text"]).ShouldBe("Hello Ada");
        (await tenant.PostAsync("/v1/functions/greet/test", "{}")).Fields.ShouldBe(["inputs.who"]);
        (await tenant.PostAsync("/v1/functions/greet/test", """{"function":{"code":"return {}","inputs":[null]}}""")).Fields.ShouldBe(["inputs[0].name"]);

        (await tenant.PostAsync("/v1/functions/greet/publish", """{"message":"first"}""")).Status.ShouldBe(HttpStatusCode.OK);
        (await tenant.PostAsync("/v1/functions/greet/publish", "{}")).Code.ShouldBe("conflict");
        var changed = await tenant.SendAsync(HttpMethod.Put, "/v1/functions/greet", """{"outputs":[{"name":"text","type":"string"}],"code":"return { text: 'two' }"}""");
        changed.Status.ShouldBe(HttpStatusCode.OK, changed.Text);
        (await tenant.PostAsync("/v1/functions/greet/publish", "{}")).Status.ShouldBe(HttpStatusCode.OK);
        var versions = (await tenant.GetAsync("/v1/functions/greet/versions")).Json["items"]!.AsArray();
        versions.Select(v => (int)v!["number"]!).ShouldBe([2, 1]);
        versions.Select(v => (string?)v!["state"]).ShouldBe(["published", "archived"]);
        ((string?)(await tenant.GetAsync("/v1/functions/greet/versions/1")).Json["message"]).ShouldBe("first");
        (await tenant.SendAsync(HttpMethod.Delete, "/v1/functions/greet/draft")).Code.ShouldBe("conflict");
        (await tenant.SendAsync(HttpMethod.Delete, "/v1/functions/greet")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await tenant.GetAsync("/v1/functions/greet")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    // Holds FLOW-55.
    [Theory]
    [InlineData("""{"name":"a b","code":"return {}"}""", "name")]
    [InlineData("""{"name":"a","code":""}""", "code")]
    [InlineData("""{"name":"a","code":"let = ;"}""", "code")]
    [InlineData("""{"name":"a","inputs":[{"name":"1x","type":"string"}],"code":"return {}"}""", "inputs[0].name")]
    [InlineData("""{"name":"a","outputs":[{"name":"x","type":"string"},{"name":"x","type":"number"}],"code":"return {}"}""", "outputs")]
    [InlineData("""{"name":"a","inputs":[null],"code":"return {}"}""", "inputs[0].name")]
    [InlineData("""{"name":"a","outputs":[null],"code":"return {}"}""", "outputs[0].name")]
    public async Task Function_Bad_Is400(string body, string field)
    {
        var tenant = await server.TenantAsync();
        var answer = await tenant.PostAsync("/v1/functions", body);
        answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Text);
        answer.Fields.ShouldBe([field]);
    }

    [Fact]
    public async Task Function_OfAnotherAccount_IsNotThere()
    {
        var one = await server.TenantAsync();
        var other = await server.TenantAsync();
        (await one.PostAsync("/v1/functions", Greet)).Status.ShouldBe(HttpStatusCode.Created);
        (await other.GetAsync("/v1/functions/greet")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.PostAsync("/v1/functions/greet/test", "{}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
