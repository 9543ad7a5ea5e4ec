using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Engine.Media.Prompts;
using Engine.Ports;
using Engine.Ports.Sounds;
using Engine.Testing.Server;
using Engine.Testing.Sound;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests;

public sealed class PromptTests(TestServer server)
{
    private static readonly byte[] Wave = WavFile.Of(SoundSample.Clip(1, 1.0, 16000));

    [Fact]
    public async Task Upload_AsBody_IsConvertedListedAndPlayedBack()
    {
        var tenant = await server.TenantAsync();

        var added = await UploadAsync(tenant, "Welcome", Wave);

        added.Status.ShouldBe(HttpStatusCode.Created, added.Text);
        var id = (string)added.Json["prompt_id"]!;
        added.Header("Location").ShouldBe($"/v1/prompts/{id}");
        added.Header("ETag").ShouldBe($"\"{(string)added.Json["etag"]!}\"");
        ((int)added.Json["duration_ms"]!).ShouldBe(1000);
        var read = await tenant.GetAsync($"/v1/prompts/{id}");
        JsonNode.DeepEquals(read.Json, added.Json).ShouldBeTrue();
        (await tenant.GetAsync("/v1/prompts")).Json["items"]!.AsArray().Count.ShouldBe(1);

        var content = await tenant.Http.GetAsync(new Uri($"/v1/prompts/{id}/content", UriKind.Relative));
        content.Content.Headers.ContentType!.MediaType.ShouldBe("audio/wav");
        WavReader.TryRead(await content.Content.ReadAsByteArrayAsync(), out var clip).ShouldBe(WavFault.None);
        clip!.RateHz.ShouldBe(8000);
        SoundSample.Likeness(SoundSample.Clip(1, 1.0).Samples.AsSpan(1000, 4000), clip.Samples.AsSpan(800, 4400)).ShouldBeGreaterThan(0.99);
    }

    [Fact]
    public async Task Upload_AsForm_TakesNameAndDescriptionFromIt()
    {
        var tenant = await server.TenantAsync();
        using var form = new MultipartFormDataContent
        {
            { new StringContent("Grüße"), "name" }, { new StringContent("for Sundays"), "description" }, { new ByteArrayContent(Wave), "file", "anything.mp3" },
        };

        var added = await Answer.ReadAsync(await tenant.Http.PostAsync(new Uri("/v1/prompts", UriKind.Relative), form));

        added.Status.ShouldBe(HttpStatusCode.Created, added.Text);
        ((string)added.Json["name"]!).ShouldBe("Grüße");
        ((string)added.Json["description"]!).ShouldBe("for Sundays");
    }

    [Fact]
    public async Task Upload_Faults_EachHaveTheirCode()
    {
        var tenant = await server.TenantAsync();
        await UploadAsync(tenant, "Taken", Wave);

        (await UploadAsync(tenant, "", Wave)).ShouldSatisfyAllConditions(a => a.Code.ShouldBe("invalid_body"), a => a.Fields.ShouldBe(["name"]));
        (await UploadAsync(tenant, "taken", Wave)).Code.ShouldBe("already_exists");
        (await UploadAsync(tenant, "x", Wave, "application/json")).Code.ShouldBe("unsupported_audio");
        (await UploadAsync(tenant, "x", "PK\u0003\u0004 zip"u8.ToArray())).ShouldSatisfyAllConditions(
            a => a.Status.ShouldBe(HttpStatusCode.UnsupportedMediaType), a => ((string)a.Json["detail"]!).ShouldContain("neither a WAV nor an MP3"));
        (await UploadAsync(tenant, "x", Wave[..5000])).Code.ShouldBe("audio_unreadable");
        (await UploadAsync(tenant, "x", [])).Code.ShouldBe("audio_empty");
        (await UploadAsync(tenant, "x", WavFile.Of(new PcmClip(new short[601 * 8000], 8000), WavFile.MuLawCoding, 8))).Code.ShouldBe("audio_too_long");
        (await UploadAsync(tenant, "x", new byte[ISoundDecoder.MaxBytes + 1])).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        using var form = new MultipartFormDataContent { { new StringContent("x"), "name" }, { new StringContent("y"), "colour" } };
        (await Answer.ReadAsync(await tenant.Http.PostAsync(new Uri("/v1/prompts", UriKind.Relative), form))).Code.ShouldBe("invalid_body");
        (await tenant.GetAsync("/v1/prompts")).Json["items"]!.AsArray().Count.ShouldBe(1, "nothing of that was kept");
    }

    [Fact]
    public async Task Upload_OfTenMiB_IsTaken_ButOnlyHere()
    {
        var tenant = await server.TenantAsync();
        var large = WavFile.Of(new PcmClip(new short[5_000_000], 48000));

        (await UploadAsync(tenant, "large", large)).Status.ShouldBe(HttpStatusCode.Created);

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/numbers", UriKind.Relative));
        request.Content = new ByteArrayContent(large);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.ExpectContinue = true;
        using var answer = await tenant.Http.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Replace_NeedsTheETagItNames_AndKeepsTheId()
    {
        var tenant = await server.TenantAsync();
        var added = (await UploadAsync(tenant, "Welcome", Wave)).Json;
        var path = $"/v1/prompts/{added["prompt_id"]}";

        (await ReplaceAsync(tenant, path, "\"other\"")).ShouldSatisfyAllConditions(
            a => a.Code.ShouldBe("prompt_changed"), a => a.Header("ETag").ShouldBe($"\"{added["etag"]}\""));
        var replaced = await ReplaceAsync(tenant, path, $"\"{added["etag"]}\"");
        replaced.Status.ShouldBe(HttpStatusCode.OK, replaced.Text);
        ((int)replaced.Json["duration_ms"]!).ShouldBe(2000);
        ((string)replaced.Json["prompt_id"]!).ShouldBe((string)added["prompt_id"]!);
        (await ReplaceAsync(tenant, "/v1/prompts/nothing", null)).Status.ShouldBe(HttpStatusCode.NotFound);
        var renamed = await tenant.SendAsync(HttpMethod.Put, path, """{"name":"Hello"}""", ("If-Match", $"\"{replaced.Json["etag"]}\""));
        ((string)renamed.Json["name"]!).ShouldBe("Hello");
        ((int)renamed.Json["duration_ms"]!).ShouldBe(2000);
    }

    // Holds FLOW-64.
    [Fact]
    public async Task Flow_WithAPromptOfTheLibrary_CanBePublished_AndKeepsThePromptFromBeingRemoved()
    {
        var tenant = await server.TenantAsync();
        var id = (string)(await UploadAsync(tenant, "Welcome", Wave)).Json["prompt_id"]!;
        var flow = await tenant.CourierAsync(WithPrompt(id));

        var refused = await tenant.SendAsync(HttpMethod.Delete, $"/v1/prompts/{id}");

        refused.Code.ShouldBe("prompt_in_use");
        refused.Fields.ShouldBe([flow]);
        ((string)refused.Json["fields"]![0]!["description"]!).ShouldContain("published version of flow \"Courier at the door\"");
        await tenant.SendAsync(HttpMethod.Put, $"/v1/flows/{flow}/draft", Courier.Document);
        await tenant.PostAsync($"/v1/flows/{flow}/publish");
        (await tenant.SendAsync(HttpMethod.Delete, $"/v1/prompts/{id}")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await tenant.GetAsync($"/v1/prompts/{id}/content")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Flow_WithAPromptOfAnotherAccount_HasAFault()
    {
        var (tenant, other) = (await server.TenantAsync(), await server.TenantAsync());
        var id = (string)(await UploadAsync(other, "Theirs", Wave)).Json["prompt_id"]!;

        var draft = await tenant.PostAsync("/v1/flows", $$"""{"document":{{WithPrompt(id)}}}""");

        draft.Json["faults"]!.AsArray().Select(fault => (string)fault!["code"]!).ShouldContain("prompt_unknown");
        (await tenant.GetAsync($"/v1/prompts/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Call_PlaysThePromptOfTheLibrary()
    {
        var tenant = await server.TenantAsync();
        var id = (string)(await UploadAsync(tenant, "Welcome", Wave)).Json["prompt_id"]!;
        var flow = await tenant.CourierAsync(WithPrompt(id));

        var started = await tenant.StartAsync(new FlowId(flow), Courier.ArgumentsFor(ScriptedCalls.Answers));

        var ended = await tenant.EndedAsync(new InteractionId((string)started.Json["interaction_id"]!));
        ((string)ended["outcome"]!).ShouldBe("answered");
    }

    [Fact]
    public async Task Scopes_ReadAndWrite_AreApart()
    {
        var reader = await server.TenantAsync(scopes: ["prompts:read"]);

        (await reader.GetAsync("/v1/prompts")).Status.ShouldBe(HttpStatusCode.OK);
        (await UploadAsync(reader, "x", Wave)).Code.ShouldBe("insufficient_scope");
    }

    private static string WithPrompt(string id) => Courier.Document.Replace(
        """{ "text": "Your order %{current_flow.order_number} is here.", "language": "en-US" }""", $$"""{ "prompt": "{{id}}" }""", StringComparison.Ordinal);

    private static async Task<Answer> UploadAsync(Tenant tenant, string name, byte[] file, string type = "audio/wav")
    {
        using var body = new ByteArrayContent(file);
        body.Headers.ContentType = new MediaTypeHeaderValue(type);
        return await Answer.ReadAsync(await tenant.Http.PostAsync(new Uri($"/v1/prompts?name={Uri.EscapeDataString(name)}", UriKind.Relative), body));
    }

    private static async Task<Answer> ReplaceAsync(Tenant tenant, string path, string? ifMatch)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(path + "/content", UriKind.Relative));
        request.Content = new ByteArrayContent(WavFile.Of(SoundSample.Clip(2, 2.0)));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("audio/wav");
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return await Answer.ReadAsync(await tenant.Http.SendAsync(request));
    }
}
