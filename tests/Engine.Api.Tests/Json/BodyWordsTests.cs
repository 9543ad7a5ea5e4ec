using System.Net;
using System.Net.Http.Headers;
using Engine.Testing.Server;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests.Json;

/// <summary>Faults of bodies are told in the words of the API: where, and what to write instead.</summary>
public sealed class BodyWordsTests(TestServer server)
{
    [Theory]
    [InlineData("/v1/flows", """{"format":1}""", "$.format", "is not known here; remove it or correct its name")]
    [InlineData("/v1/flows", """{"name":7}""", "$.name", "must be text")]
    [InlineData("/v1/numbers", """{}""", "$.number", "is missing")]
    [InlineData("/v1/numbers", """{"number":null}""", "$.number", "must not be null; give a value or leave it out")]
    [InlineData("/v1/trunks", """{"name":"t","gateways":{}}""", "$.gateways", "must be a list")]
    [InlineData("/v1/trunks", """{"name":"t","gateways":[{"host":"a","port":"x"}]}""", "$.gateways[0].port", "must be a number")]
    [InlineData("/v1/functions/x/test", """{"inputs":[]}""", "$.inputs", "must be an object")]
    [InlineData("/v1/interactions/preflight", """{}""", "$.flow_id", "is missing")]
    public async Task Body_OfTheWrongForm_SaysWhereAndWhatToWrite(string path, string body, string field, string words)
    {
        var tenant = await server.TenantAsync();

        var answer = await tenant.PostAsync(path, body);

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.BadRequest, "invalid_body"), answer.Text);
        answer.Json["fields"]!.AsArray().Select(f => ((string)f!["name"]!, (string)f["description"]!)).ShouldContain((field, words), answer.Text);
        answer.Text.ShouldNotContain(".NET");
        answer.Text.ShouldNotContain("Engine.Host");
    }

    [Theory]
    [InlineData("POST", "/v1/flows")]
    [InlineData("POST", "/v1/flows/FLOW/import")]
    [InlineData("PUT", "/v1/flows/FLOW/draft")]
    [InlineData("POST", "/v1/flows/FLOW/validate")]
    [InlineData("POST", "/flows/FLOW/interactions")]
    public async Task Body_ThatIsNotUtf8_IsRefusedAsSuch(string method, string path)
    {
        var tenant = await server.TenantAsync();
        var id = await tenant.CourierAsync();
        using var body = new ByteArrayContent([.. "{\"name\":\""u8, 0xFF, .. "\"}"u8]);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(new HttpMethod(method), path.Replace("FLOW", id, StringComparison.Ordinal)) { Content = body };

        var answer = await Answer.ReadAsync(await tenant.Http.SendAsync(request));

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.BadRequest, "malformed_json"), answer.Text);
        answer.Text.ShouldContain("UTF-8");
    }
}
