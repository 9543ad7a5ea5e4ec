using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Engine.Testing.Server;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests;

/// <summary>Corners of HTTP where clients differ: HEAD, charsets, content codings, lists of entity tags, faults of JSON (API-50 to API-53).</summary>
public sealed class HttpCornerTests(TestServer server)
{
    /// <summary>Headers that are of the connection or the moment, not of the resource.</summary>
    private static readonly string[] OfTheMoment = ["Date", "Transfer-Encoding", "Connection", "RateLimit"];

    public static TheoryData<string> Gets =>
    [
        "/health/live", "/health/ready", "/metrics", "/openapi/v1.json", "/.well-known/jwks.json", "/.well-known/oauth-authorization-server",
        "/problems/not_found", "/problems/unknown", "/v1/flow-schema", "/v1/flows", "/v1/flows/FLOW", "/v1/flows/FLOW/draft", "/v1/flows/unknown",
        "/v1/numbers", "/v1/trunks", "/v1/clients", "/v1/prompts", "/v1/interactions", "/v1/interactions?page_size=0", "/v1/reports/flow-executions",
        "/v1/reports/flow-executions?bom=true", "/nowhere",
    ];

    /// <summary>API-51.</summary>
    [Theory]
    [MemberData(nameof(Gets))]
    public async Task Head_WhereGetIs_HasTheSameStatusAndHeadersAndNoBody(string path)
    {
        var (tenant, flow) = await FlowAsync();
        var address = path.Replace("FLOW", flow, StringComparison.Ordinal);
        var get = await RawAsync(tenant, HttpMethod.Get, address);

        var head = await RawAsync(tenant, HttpMethod.Head, address);

        head.Status.ShouldBe(get.Status);
        head.Body.ShouldBeEmpty();
        get.Body.ShouldNotBeEmpty();
        head.Headers.ShouldBe(get.Headers);
    }

    [Fact]
    public async Task Head_OfAReportAsCsv_HasItsHeaders()
    {
        var (tenant, _) = await FlowAsync();

        var head = await RawAsync(tenant, HttpMethod.Head, "/v1/reports/flow-executions", ("Accept", "text/csv"));

        (head.Status, head.Body).ShouldBe((HttpStatusCode.OK, ""));
        head.Headers.ShouldContain("Content-Type: text/csv; charset=utf-8; header=present");
    }

    [Fact]
    public async Task Head_WithoutToken_Is401AsGetIs()
    {
        using var client = new HttpClient { BaseAddress = server.Url };

        (await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/v1/flows"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("DELETE", "/health/live", "GET, HEAD")]
    [InlineData("PATCH", "/v1/flows", "GET, HEAD, POST")]
    [InlineData("POST", "/metrics", "GET, HEAD")]
    [InlineData("HEAD", "/oauth/token", "POST")]
    [InlineData("GET", "/oauth/token", "POST")]
    public async Task MethodNotAllowed_NamesHeadWhereGetIs(string method, string path, string allowed)
    {
        var (tenant, _) = await FlowAsync();

        var answer = await RawAsync(tenant, new HttpMethod(method), path);

        answer.Status.ShouldBe(HttpStatusCode.MethodNotAllowed);
        answer.Headers.ShouldContain($"Allow: {allowed}");
    }

    /// <summary>API-52.</summary>
    [Theory]
    [InlineData("application/json", null)]
    [InlineData("application/json; charset=utf-8", null)]
    [InlineData("application/json; charset=utf8", null)]
    [InlineData("application/json;charset=UTF8", null)]
    [InlineData("application/json; charset=\"UTF-8\"", null)]
    [InlineData("application/json; charset=\"utf8\"", null)]
    [InlineData("application/json; charset=us-ascii", null)]
    [InlineData("application/json; Charset='utf-8'", null)]
    [InlineData("APPLICATION/JSON; CHARSET=Utf_8", null)]
    [InlineData("application/vnd.shop+json; charset=utf8; v=1", null)]
    [InlineData("application/json; charset=iso-8859-1", "iso-8859-1")]
    [InlineData("application/json; charset=\"UTF16\"", "UTF16")]
    [InlineData("application/json; charset=utf-8; charset=latin1", "latin1")]
    [InlineData("text/plain", "text/plain, which is not JSON")]
    [InlineData("application/x-www-form-urlencoded", "application/x-www-form-urlencoded")]
    [InlineData("nonsense", "nonsense")]
    [InlineData("", "without a Content-Type")]
    public async Task Body_DeclaredInAnySpelling_IsReadOrRefusedInPlainWords(string type, string? refused)
    {
        var tenant = await server.TenantAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/ring-groups") { Content = new ByteArrayContent("{}"u8.ToArray()) };
        if (type.Length > 0)
        {
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        var answer = await Answer.ReadAsync(await tenant.Http.SendAsync(request));

        answer.Code.ShouldBe(refused is null ? "invalid_body" : "unsupported_media_type", answer.Text);
        if (refused is not null)
        {
            ((string)answer.Json["description"]!).ShouldContain(refused);
            ((string)answer.Json["description"]!).ShouldContain("UTF-8");
        }
    }

    [Theory]
    [InlineData("/v1/ring-groups", "application/json", "gzip", 415, "gzip")]
    [InlineData("/v1/ring-groups", "application/json", "identity, br", 415, "br")]
    [InlineData("/v1/ring-groups", "application/json", "identity", 400, null)]
    [InlineData("/v1/prompts?name=x", "audio/wav", "deflate", 415, "deflate")]
    [InlineData("/oauth/token", "application/x-www-form-urlencoded", "gzip", 415, "gzip")]
    public async Task Body_WithAContentCoding_Is415ThatNamesItAndWhatIsRead(string path, string type, string coding, int status, string? named)
    {
        var tenant = await server.TenantAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent("{}"u8.ToArray()) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        request.Content.Headers.TryAddWithoutValidation("Content-Encoding", coding);

        var answer = await Answer.ReadAsync(await tenant.Http.SendAsync(request));

        ((int)answer.Status).ShouldBe(status, answer.Text);
        answer.Header("Accept-Encoding").ShouldBe(named is null ? null : "identity");
        answer.Text.Contains($"Content-Encoding: {named};", StringComparison.Ordinal).ShouldBe(named is not null);
    }

    /// <summary>API-53.</summary>
    [Theory]
    [InlineData("\"older\", TAG", 200)]
    [InlineData("TAG,\"older\"", 200)]
    [InlineData("\"a\", , TAG", 200)]
    [InlineData("W/\"older\", TAG", 200)]
    [InlineData("*", 200)]
    [InlineData("TAG", 200)]
    [InlineData("\"older\", \"oldest\"", 412)]
    [InlineData("\"older\"", 412)]
    [InlineData("WEAK", 412)]
    [InlineData("WEAK, \"older\"", 412)]
    [InlineData("W/\"older\"", 412)]
    [InlineData("BARE", 400)]
    [InlineData("\"half", 400)]
    public async Task IfMatch_ListsAndWeakTags_DecideAsTheRfcSays(string match, int status)
    {
        var (tenant, flow) = await FlowAsync();
        var tag = (await tenant.GetAsync($"/v1/flows/{flow}/draft")).Header("ETag")!;
        var sent = match.Replace("TAG", tag, StringComparison.Ordinal).Replace("WEAK", "W/" + tag, StringComparison.Ordinal)
            .Replace("BARE", tag.Trim('"'), StringComparison.Ordinal);

        var answer = await tenant.SendAsync(HttpMethod.Put, $"/v1/flows/{flow}/draft", $$"""{"document":{{Courier.Document}}}""", ("If-Match", sent));

        ((int)answer.Status).ShouldBe(status, answer.Text);
        if (status == 412)
        {
            answer.Header("ETag").ShouldBe(tag);
            ((string)answer.Json["description"]!).Contains("weak", StringComparison.Ordinal).ShouldBe(match.Contains('W'), answer.Text);
        }
    }

    [Theory]
    [InlineData("\"older\"", 412)]
    [InlineData("W/TAG", 412)]
    [InlineData("half", 400)]
    [InlineData("TAG", 204)]
    [InlineData("*", 204)]
    public async Task IfMatch_OnRemovingAFlow_GuardsIt(string match, int status)
    {
        var (tenant, flow) = await FlowAsync();
        var tag = (await tenant.GetAsync($"/v1/flows/{flow}/draft")).Header("ETag")!;

        var answer = await tenant.SendAsync(HttpMethod.Delete, $"/v1/flows/{flow}", null, ("If-Match", match.Replace("TAG", tag, StringComparison.Ordinal)));

        ((int)answer.Status).ShouldBe(status, answer.Text);
        (await tenant.GetAsync($"/v1/flows/{flow}")).Status.ShouldBe(status == 204 ? HttpStatusCode.NotFound : HttpStatusCode.OK);
    }

    [Fact]
    public async Task IfMatch_SeveralHeaderLines_AreOneList()
    {
        var (tenant, flow) = await FlowAsync();
        var tag = (await tenant.GetAsync($"/v1/flows/{flow}/draft")).Header("ETag")!;

        (await tenant.SendAsync(HttpMethod.Delete, $"/v1/flows/{flow}/draft", null, ("If-Match", "\"older\""), ("If-Match", tag)))
            .Status.ShouldBe(HttpStatusCode.NoContent);
        (await tenant.SendAsync(HttpMethod.Put, $"/v1/flows/{flow}/draft", $$"""{"document":{{Courier.Document}}}""", ("If-Match", "*")))
            .Status.ShouldBe(HttpStatusCode.PreconditionFailed, "* asks for something that is there");
    }

    /// <summary>API-50.</summary>
    [Theory]
    [InlineData("""{"number":"+12025550143",}""", "$", "Line 1, column 25: nothing follows this comma")]
    [InlineData("{\n \"number\": \"+12025550143\",\n \"number\": \"+12025550144\"}", "$.number", "Line 3, column 2, at $.number: the member \"number\" is there twice, first at line 2, column 2")]
    [InlineData("""{"number":{"a":[1,{"b":2,"b":3}]}}""", "$.number.a[1].b", "the member \"b\" is there twice")]
    [InlineData("""{"number":+12025550143}""", "$.number", "Line 1, column 11, at $.number: a number has no plus")]
    [InlineData("{'number':1}", "$", "double quotes")]
    public async Task Json_ThatIsNone_IsToldAtItsPlaceInPlainWords(string body, string field, string words)
    {
        var (tenant, flow) = await FlowAsync();
        foreach (var path in new[] { $"/flows/{flow}/interactions", "/v1/flows", "/v1/numbers", $"/v1/flows/{flow}/validate" })
        {
            var answer = await tenant.PostAsync(path, body);

            (answer.Status, answer.Code).ShouldBe((HttpStatusCode.BadRequest, "malformed_json"), answer.Text);
            answer.Fields.ShouldBe([field]);
            ((string)answer.Json["description"]!).ShouldContain(words);
            foreach (var library in new[] { "reader option", "eserializ", "isFinalBlock", "this mode", "BytePosition", "JsonReader", "depth", "0x" })
            {
                answer.Text.ShouldNotContain(library);
            }
        }
    }

    /// <summary>RFC 8414 §3.2 (API-11).</summary>
    [Fact]
    public async Task Metadata_LeavesOutWhatHasNoElements()
    {
        using var client = new HttpClient { BaseAddress = server.Url };

        var metadata = JsonNode.Parse(await client.GetStringAsync("/.well-known/oauth-authorization-server"))!.AsObject();

        metadata.ShouldAllBe(member => member.Value != null && (member.Value is JsonArray ? member.Value.AsArray().Count > 0 : member.Value.ToString().Length > 0));
        metadata["grant_types_supported"].ShouldNotBeNull();
    }

    private async Task<(Tenant Tenant, string Flow)> FlowAsync()
    {
        var tenant = await server.TenantAsync();
        var created = await tenant.PostAsync("/v1/flows", $$"""{"document":{{Courier.Document}}}""");
        (await tenant.PostAsync("/v1/numbers", $$"""{"number":"{{Tenant.Number}}"}""")).Status.ShouldBe(HttpStatusCode.Created);
        return (tenant, (string)created.Json["flow_id"]!);
    }

    /// <summary>Past the check against the API description, which has no HEAD.</summary>
    private async Task<(HttpStatusCode Status, IReadOnlyList<string> Headers, string Body)> RawAsync(
        Tenant tenant, HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient { BaseAddress = server.Url };
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = tenant.Http.DefaultRequestHeaders.Authorization;
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var answer = await client.SendAsync(request);
        var body = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync());
        var all = answer.Headers.Concat(answer.Content.Headers).Where(header => !OfTheMoment.Contains(header.Key) && !(path == "/metrics" && header.Key == "Content-Length"))
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal);
        return (answer.StatusCode, [.. all], body);
    }
}
