using System.Net;
using Engine.Testing.Server;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests;

/// <summary>Engines and voices of an account.</summary>
public sealed class SpeechTests(TestServer server)
{
    private const string Key = "sk-very-secret";

    [Fact]
    public async Task Speech_PutAndGet_NeverShowsTheKeyAndKeepsItForItsUrl()
    {
        var tenant = await server.TenantAsync();
        (await tenant.GetAsync("/v1/speech")).Text.ShouldBe("""{"providers":[],"synthesis":[],"recognition":[]}""");

        var saved = await tenant.SendAsync(HttpMethod.Put, "/v1/speech", Settings("https://speech.example.net/v1", $$""","api_key":"{{Key}}" """));
        saved.Status.ShouldBe(HttpStatusCode.OK, saved.Text);
        HasKey(saved.Json).ShouldBeTrue();
        var read = await tenant.GetAsync("/v1/speech");
        read.Text.ShouldBe(saved.Text);
        read.Text.ShouldNotContain(Key);
        ((string)read.Json["synthesis"]![0]!["voice"]!).ShouldBe("alloy");

        HasKey((await tenant.SendAsync(HttpMethod.Put, "/v1/speech", Settings("https://speech.example.net/v1"))).Json).ShouldBeTrue();
        HasKey((await tenant.SendAsync(HttpMethod.Put, "/v1/speech", Settings("https://elsewhere.example.net/v1"))).Json).ShouldBeFalse();

        var other = await server.TenantAsync();
        (await other.GetAsync("/v1/speech")).Text.ShouldBe("""{"providers":[],"synthesis":[],"recognition":[]}""");
    }

    [Theory]
    [InlineData("""{"providers":[{"name":"","url":"https://a.example"}],"synthesis":[],"recognition":[]}""", "providers[0].name")]
    [InlineData("""{"providers":[{"name":"embedded","url":"https://a.example"}],"synthesis":[],"recognition":[]}""", "providers[0].name")]
    [InlineData("""{"providers":[{"name":"a","url":"file:///etc/passwd"}],"synthesis":[],"recognition":[]}""", "providers[0].url")]
    [InlineData("""{"providers":[{"name":"a","url":"https://u:p@a.example"}],"synthesis":[],"recognition":[]}""", "providers[0].url")]
    [InlineData("""{"providers":[{"name":"a","url":"https://a.example","api_key":"two\r\nlines"}],"synthesis":[],"recognition":[]}""", "providers[0].api_key")]
    [InlineData("""{"providers":[],"synthesis":[{"language":"en","engine":"nobody"}],"recognition":[]}""", "synthesis[0].engine")]
    [InlineData("""{"providers":[],"synthesis":[],"recognition":[{"language":"en us","engine":"embedded"}]}""", "recognition[0].language")]
    public async Task Speech_Bad_Is400(string body, string field)
    {
        var tenant = await server.TenantAsync();
        var answer = await tenant.SendAsync(HttpMethod.Put, "/v1/speech", body);
        answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Text);
        answer.Fields.ShouldBe([field]);
    }

    [Fact]
    public async Task Speech_WithoutTheScope_Is403()
    {
        var tenant = await server.TenantAsync(scopes: ["speech:read"]);
        (await tenant.GetAsync("/v1/speech")).Status.ShouldBe(HttpStatusCode.OK);
        (await tenant.SendAsync(HttpMethod.Put, "/v1/speech", Settings("https://a.example"))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static string Settings(string url, string key = "") => $$"""
        {"providers":[{"name":"cloud","url":"{{url}}"{{key}}}],"synthesis":[{"language":"de","engine":"cloud","voice":"alloy"}],"recognition":[{"language":"*","engine":"embedded"}]}
        """;

    private static bool HasKey(System.Text.Json.Nodes.JsonNode body) => (bool)body["providers"]![0]!["has_api_key"]!;
}
