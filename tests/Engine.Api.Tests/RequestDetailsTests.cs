using System.Diagnostics;
using System.Net;
using Engine.Ports;
using Engine.Testing.Server;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests;

/// <summary>The page a developer copies from: what it shows must work.</summary>
public sealed class RequestDetailsTests(TestServer server)
{
    // Holds API-33.
    [Fact]
    public async Task Details_SayEverythingNeeded()
    {
        var tenant = await server.TenantAsync(2, 2);
        var id = await tenant.CourierAsync();

        var details = (await tenant.GetAsync($"/v1/flows/{id}/request-details")).Json;

        ((bool)details["published"]!).ShouldBeTrue();
        ((string)details["method"]!).ShouldBe("POST");
        ((string)details["url"]!).ShouldBe($"http://engine.test/flows/{id}/interactions");
        ((string)details["token_url"]!).ShouldBe("http://engine.test/oauth/token");
        ((string)details["scope"]!).ShouldBe("flows-interactions:start");
        ((string)details["headers"]!["Content-Type"]!).ShouldBe("application/json");
        details["body"]!.AsObject().Select(member => member.Key).ShouldBe(["customer_number", "order_number", "origin_store"]);
        ((string)details["body"]!["customer_number"]!).ShouldBe("+12025550123", "a string that is dialled is shown as a number");
        ((int)details["rate_limit"]!["capacity"]!).ShouldBe(2);
        ((int)details["answer"]!["status"]!).ShouldBe(202);
    }

    // Holds API-33.
    [Fact]
    public async Task Details_OfADraft_SayThatNothingIsPublished()
    {
        var tenant = await server.TenantAsync();
        var created = await tenant.PostAsync("/v1/flows", $$"""{"document":{{Courier.Document}}}""");

        var details = (await tenant.GetAsync($"/v1/flows/{(string)created.Json["flow_id"]!}/request-details")).Json;

        ((bool)details["published"]!).ShouldBeFalse();
        details["arguments"]!.AsArray().Count.ShouldBe(3);
    }

    [Fact]
    public async Task SampleBody_IsAccepted()
    {
        var tenant = await server.TenantAsync();
        var id = await tenant.CourierAsync();
        var details = (await tenant.GetAsync($"/v1/flows/{id}/request-details")).Json;

        (await tenant.StartAsync(new FlowId(id), details["body"]!.ToJsonString())).Status.ShouldBe(HttpStatusCode.Accepted);
    }

    // Holds API-33.
    [Theory]
    [InlineData("curl", "sh", "curl")]
    [InlineData("python", "python3", "python3")]
    [InlineData("javascript", "node", "node")]
    public async Task Sample_RunAsItIs_IsAccepted(string language, string program, string needs)
    {
        Assert.SkipUnless(OnPath(needs), $"{needs} is not installed");
        var tenant = await server.TenantAsync();
        var id = await tenant.CourierAsync();
        var details = (await tenant.GetAsync($"/v1/flows/{id}/request-details")).Json;
        var text = ((string)details["samples"]![language]!).Replace("http://engine.test", server.Url.ToString().TrimEnd('/'), StringComparison.Ordinal);

        var output = await RunAsync(program, text, language == "javascript" ? ".mjs" : ".txt", tenant);

        output.ShouldContain("interaction_id");
        ((int)(await tenant.GetAsync("/v1/interactions")).Json["items"]!.AsArray().Count).ShouldBe(1);
    }

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));

    private static async Task<string> RunAsync(string program, string text, string extension, Tenant tenant)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + extension);
        await File.WriteAllTextAsync(file, text);
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, [file])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["CLIENT_ID"] = tenant.Client.ClientId, ["CLIENT_SECRET"] = tenant.Secret, ["no_proxy"] = "*" },
            })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return output + await errors;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
