using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Engine.Ports;
using Engine.Testing.Server;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests;

/// <summary>What the front door answers (API-01, API-03), in the order in which it checks.</summary>
public sealed partial class StartInteractionTests(TestServer server)
{
    private const int LimitBytes = 64 * 1024;

    [Fact]
    public async Task Start_WithArguments_Is202WithIdsAndLocation()
    {
        var tenant = await server.TenantAsync();
        var flow = await tenant.CourierAsync();

        var answer = await tenant.StartAsync(new FlowId(flow), Courier.Arguments);

        answer.Status.ShouldBe(HttpStatusCode.Accepted);
        var id = (string)answer.Json["interaction_id"]!;
        Id().IsMatch(id).ShouldBeTrue();
        Id().IsMatch((string)answer.Json["flow_version_id"]!).ShouldBeTrue();
        Id().IsMatch((string)answer.Json["flow_execution_id"]!).ShouldBeTrue();
        answer.Header("Location").ShouldBe($"/v1/interactions/{id}");
        answer.Header("RateLimit").ShouldBe("\"account\";r=999;t=1");
        answer.Header("RateLimit-Policy").ShouldBe("\"account\";q=1000;w=1");
        (await tenant.GetAsync($"/v1/interactions/{id}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    // Holds API-05.
    [Fact]
    public async Task Start_TwoInteractions_IdsSortByTime()
    {
        var tenant = await server.TenantAsync();
        var flow = await tenant.CourierAsync();

        var first = (string)(await tenant.StartAsync(new FlowId(flow), Courier.Arguments)).Json["interaction_id"]!;
        var second = (string)(await tenant.StartAsync(new FlowId(flow), Courier.Arguments)).Json["interaction_id"]!;

        second.ShouldNotBe(first);
        string.CompareOrdinal(first[..12], second[..12]).ShouldBeLessThanOrEqualTo(0);
    }

    [Fact]
    public async Task Start_WithoutToken_Is401WithChallenge()
    {
        using var http = server.Client();

        var answer = await Answer.ReadAsync(await http.PostAsync(new Uri("/flows/any/interactions", UriKind.Relative), new StringContent("not even JSON")));

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Code.ShouldBe("missing_token");
        answer.Header("WWW-Authenticate").ShouldBe("Bearer realm=\"engine\"");
    }

    [Theory]
    [InlineData("Bearer not.a.token")]
    [InlineData("Bearer ")]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.")]
    public async Task Start_WithBadToken_Is401InvalidToken(string authorization)
    {
        using var http = server.Client();
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);

        var answer = await Answer.ReadAsync(await http.PostAsync(new Uri("/flows/any/interactions", UriKind.Relative), null));

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Code.ShouldBe("invalid_token");
        answer.Header("WWW-Authenticate")!.ShouldContain("error=\"invalid_token\"");
    }

    [Fact]
    public async Task Start_WithTamperedToken_Is401()
    {
        var tenant = await server.TenantAsync();
        var token = await server.TokenAsync(tenant.Client.ClientId, tenant.Secret);
        var parts = token.Split('.');
        var claims = Encoding.UTF8.GetString(Convert.FromBase64String(parts[1].PadRight((parts[1].Length + 3) / 4 * 4, '=').Replace('-', '+').Replace('_', '/')));
        var other = claims.Replace(tenant.Account.Value, "account-0", StringComparison.Ordinal);
        parts[1] = Convert.ToBase64String(Encoding.UTF8.GetBytes(other)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        using var http = server.Client();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", string.Join('.', parts));

        var answer = await Answer.ReadAsync(await http.GetAsync(new Uri("/v1/interactions", UriKind.Relative)));

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Start_WithoutScope_Is403BeforeAnythingElseIsLookedAt()
    {
        var tenant = await server.TenantAsync(scopes: ["interactions:read"]);

        var answer = await tenant.SendAsync(HttpMethod.Post, "/flows/unknown/interactions", new string('x', LimitBytes + 1));

        answer.Status.ShouldBe(HttpStatusCode.Forbidden);
        answer.Code.ShouldBe("insufficient_scope");
        answer.Header("WWW-Authenticate")!.ShouldContain("scope=\"flows-interactions:start\"");
    }

    // Holds API-06.
    [Theory]
    [InlineData(LimitBytes, HttpStatusCode.Accepted)]
    [InlineData(LimitBytes + 1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Start_BodyAtTheLimitAndOneByteMore(int bytes, HttpStatusCode expected)
    {
        var tenant = await server.TenantAsync();
        var flow = await tenant.CourierAsync();
        var rest = Courier.Arguments.TrimEnd('}') + ",\"note\":\"";

        var answer = await tenant.StartAsync(new FlowId(flow), rest + new string('x', bytes - rest.Length - 2) + "\"}");

        answer.Status.ShouldBe(expected, answer.Text);
    }

    // Holds API-06.
    [Fact]
    public async Task Start_ChunkedBodyOverTheLimit_Is413()
    {
        var tenant = await server.TenantAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/flows/unknown/interactions")
        {
            Content = new StreamContent(new MemoryStream(new byte[LimitBytes + 1])),
        };
        request.Headers.TransferEncodingChunked = true;
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/plain");

        var answer = await Answer.ReadAsync(await tenant.Http.SendAsync(request));

        answer.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.Code.ShouldBe("body_too_large");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("")]
    public async Task Start_BodyNotDeclaredAsJson_Is415(string contentType)
    {
        var tenant = await server.TenantAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Courier.Arguments));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        var answer = await Answer.ReadAsync(await tenant.Http.PostAsync(new Uri("/flows/unknown/interactions", UriKind.Relative), content));

        answer.Status.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        answer.Code.ShouldBe("unsupported_media_type");
    }

    [Theory]
    [InlineData("", "malformed_json")]
    [InlineData("{", "malformed_json")]
    [InlineData("{\"customer_number\":\"+12025550123\",}", "malformed_json")]
    [InlineData("{\"a\":\"1\",\"a\":\"2\"}", "malformed_json")]
    [InlineData("{} {}", "malformed_json")]
    [InlineData("{\"\\ud800\":\"x\"}", "malformed_json")]
    [InlineData("{\"a\":\"\\ud800\"}", "malformed_json")]
    [InlineData("not JSON", "malformed_json")]
    [InlineData("[]", "invalid_body")]
    [InlineData("\"text\"", "invalid_body")]
    [InlineData("null", "invalid_body")]
    [InlineData("7", "invalid_body")]
    public async Task Start_BodyThatIsNoObject_Is400EvenForAnUnknownFlow(string body, string code)
    {
        var tenant = await server.TenantAsync();

        var answer = await tenant.StartAsync(new FlowId("unknown"), body);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("7", "a number")]
    [InlineData("true", "true or false")]
    [InlineData("null", "null")]
    [InlineData("{}", "an object")]
    [InlineData("[]", "a list")]
    public async Task Start_ArgumentThatIsNoString_Is400WithItsField(string value, string says)
    {
        var tenant = await server.TenantAsync();
        var flow = await tenant.CourierAsync();

        var answer = await tenant.StartAsync(new FlowId(flow), $$"""{"customer_number":"+12025550123","order_number":{{value}}}""");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Code.ShouldBe("invalid_arguments");
        answer.Fields.ShouldBe(["order_number"]);
        answer.Text.ShouldContain(says);
    }

    // Holds FLOW-10.
    [Fact]
    public async Task Start_SeveralFaults_AllStandInFields()
    {
        var tenant = await server.TenantAsync();
        var flow = await tenant.CourierAsync();

        var answer = await tenant.StartAsync(new FlowId(flow), """{"order_number":7,"origin_store":"%"}""".Replace("%", new string('x', 1025), StringComparison.Ordinal));

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Fields.Order().ShouldBe(["customer_number", "order_number", "origin_store"]);
    }

    [Fact]
    public async Task Start_ArgumentNotDeclared_IsIgnored()
    {
        var tenant = await server.TenantAsync();
        var flow = await tenant.CourierAsync();

        (await tenant.StartAsync(new FlowId(flow), """{"customer_number":"+12025550123","order_number":"7","other":5}""")).Status.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Start_StrictFlow_RefusesArgumentNotDeclared()
    {
        var tenant = await server.TenantAsync();
        var flow = await tenant.CourierAsync(Courier.Document.Replace("\"trigger\"", "\"strict_arguments\": true, \"trigger\"", StringComparison.Ordinal));

        var answer = await tenant.StartAsync(new FlowId(flow), """{"customer_number":"+12025550123","order_number":"7","other":"5"}""");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Fields.ShouldBe(["other"]);
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("%2e%2e")]
    public async Task Start_UnknownFlow_Is404(string flow)
    {
        var tenant = await server.TenantAsync();

        var answer = await tenant.StartAsync(new FlowId(flow), Courier.Arguments);

        answer.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Start_FlowOfAnotherAccount_Is404AsIfItDidNotExist()
    {
        var owner = await server.TenantAsync();
        var flow = await owner.CourierAsync();
        var stranger = await server.TenantAsync();

        var answer = await stranger.StartAsync(new FlowId(flow), Courier.Arguments);

        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        answer.Code.ShouldBe("flow_not_found");
    }

    [Fact]
    public async Task Start_FlowWithDraftOnly_Is404WithAnotherCode()
    {
        var tenant = await server.TenantAsync();
        var created = await tenant.PostAsync("/v1/flows", $$"""{"document":{{Courier.Document}}}""");

        var answer = await tenant.StartAsync(new FlowId((string)created.Json["flow_id"]!), Courier.Arguments);

        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        answer.Code.ShouldBe("flow_not_published");
    }

    [Fact]
    public async Task Start_UnknownFlowAndValueThatIsNoString_Is400First()
    {
        var tenant = await server.TenantAsync();

        var answer = await tenant.StartAsync(new FlowId("unknown"), """{"customer_number":7}""");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Fields.ShouldBe(["customer_number"]);
    }

    [Fact]
    public async Task Start_ByteOrderMark_IsPassedOver()
    {
        var tenant = await server.TenantAsync();
        var flow = await tenant.CourierAsync();

        (await tenant.StartAsync(new FlowId(flow), "\uFEFF" + Courier.Arguments)).Status.ShouldBe(HttpStatusCode.Accepted);
    }

    // Holds API-07.
    [Fact]
    public async Task Problem_HasEveryMemberOfBothForms()
    {
        var tenant = await server.TenantAsync();

        var answer = await tenant.StartAsync(new FlowId("unknown"), Courier.Arguments);

        answer.ContentType.ShouldBe("application/problem+json");
        var problem = answer.Json.AsObject();
        problem.Select(member => member.Key).ShouldBe(
            ["type", "title", "status", "detail", "instance", "code", "message", "description", "fields", "trace_id"]);
        ((int)problem["status"]!).ShouldBe(404);
        ((string)problem["instance"]!).ShouldBe("/flows/unknown/interactions");
        ((string)problem["trace_id"]!).Length.ShouldBe(32);
        using var http = server.Client();
        var page = await Answer.ReadAsync(await http.GetAsync(new Uri(new Uri((string)problem["type"]!).AbsolutePath, UriKind.Relative)));
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Code.ShouldBe("flow_not_found");
    }

    // Holds API-07.
    [Theory]
    [InlineData("GET", "/flows/x/interactions", HttpStatusCode.MethodNotAllowed, "method_not_allowed")]
    [InlineData("GET", "/nowhere", HttpStatusCode.NotFound, "not_found")]
    [InlineData("DELETE", "/v1/interactions", HttpStatusCode.MethodNotAllowed, "method_not_allowed")]
    public async Task UnknownAddressOrMethod_IsAProblemToo(string method, string path, HttpStatusCode status, string code)
    {
        var tenant = await server.TenantAsync();

        var answer = await tenant.SendAsync(new HttpMethod(method), path);

        answer.Status.ShouldBe(status);
        answer.ContentType.ShouldBe("application/problem+json");
        answer.Code.ShouldBe(code);
    }

    [GeneratedRegex("^[0-9a-f]{32}$", RegexOptions.None, 1000)]
    private static partial Regex Id();
}
