using System.Net;
using Engine.Testing.Server;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests;

/// <summary>Connections: written, shown without their secret, kept while flows use them.</summary>
public sealed class ConnectionTests(TestServer server)
{
    private const string Keyed = """{"name":"crm","base_url":"https://crm.example/api/","auth":{"kind":"api_key","header":"X-Key","secret":"hunter2"}}""";

    // Holds API-31.
    [Fact]
    public async Task Connection_AddReadChangeRemove_SecretIsNeverShown()
    {
        var tenant = await server.TenantAsync();
        var added = await tenant.PostAsync("/v1/connections", Keyed);
        added.Status.ShouldBe(HttpStatusCode.Created, added.Text);
        var path = added.Header("Location")!;
        added.Text.ShouldNotContain("hunter2");
        ((bool)added.Json["auth"]!["has_secret"]!).ShouldBeTrue();
        ((string)added.Json["base_url"]!).ShouldBe("https://crm.example/api");
        (await tenant.GetAsync(path)).Text.ShouldBe(added.Text);
        (await tenant.PostAsync("/v1/connections", Keyed)).Code.ShouldBe("already_exists");
        var kept = await tenant.SendAsync(HttpMethod.Put, path, """{"name":"shop","base_url":"https://crm.example/v2","auth":{"kind":"api_key","header":"X-Other"}}""");
        ((bool)kept.Json["auth"]!["has_secret"]!).ShouldBeTrue(kept.Text);
        var elsewhere = await tenant.SendAsync(HttpMethod.Put, path, """{"name":"shop","base_url":"https://evil.example","auth":{"kind":"api_key","header":"X-Key"}}""");
        elsewhere.Status.ShouldBe(HttpStatusCode.BadRequest);
        elsewhere.Fields.ShouldBe(["auth.secret"], "a stored secret does not follow to another server");
        (await (await server.TenantAsync()).GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound, "nothing of another account");
        (await tenant.GetAsync("/v1/connections")).Json["items"]!.AsArray().Count.ShouldBe(1);
        (await tenant.SendAsync(HttpMethod.Delete, path)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await tenant.SendAsync(HttpMethod.Delete, path)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{"name":"","base_url":"ftp://x"}""", "base_url,name")]
    [InlineData("""{"name":"a","base_url":"https://u:p@x.example"}""", "base_url")]
    [InlineData("""{"name":"a","base_url":"https://x.example","auth":{"kind":"none","secret":"s"}}""", "auth.secret")]
    [InlineData("""{"name":"a","base_url":"https://x.example","auth":{"kind":"basic"}}""", "auth.secret,auth.user")]
    [InlineData("""{"name":"a","base_url":"https://x.example","auth":{"kind":"api_key","header":"Host","secret":"s"}}""", "auth.header")]
    [InlineData("""{"name":"a","base_url":"https://x.example","auth":{"kind":"api_key","header":"X","secret":"a\r\nb"}}""", "auth.secret")]
    [InlineData("""{"name":"a","base_url":"https://x.example","auth":{"kind":"oauth_client_credentials","secret":"s"}}""", "auth.client_id,auth.token_url")]
    [InlineData("""{"name":"a","base_url":"https://x.example","auth":{"kind":"salesforce","client_id":"i","secret":"s","api_version":"x"}}""", "auth.api_version")]
    public async Task Connection_Bad_Is400WithEveryFault(string body, string fields)
    {
        var answer = await (await server.TenantAsync()).PostAsync("/v1/connections", body);
        answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Text);
        string.Join(',', answer.Fields.Order(StringComparer.Ordinal)).ShouldBe(fields);
    }
}
