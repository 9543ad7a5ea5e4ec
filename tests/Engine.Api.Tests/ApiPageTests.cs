using System.Diagnostics;
using System.Text.RegularExpressions;
using Engine.Testing.Server;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests;

/// <summary>docs/api.md is run, not only read.</summary>
public sealed partial class ApiPageTests(TestServer server)
{
    [Fact]
    public async Task ApiPage_CurlLines_DoWhatThePageSays()
    {
        Assert.SkipUnless(OnPath("curl") && OnPath("jq"), "curl or jq is not installed");
        var root = Root();
        var page = await File.ReadAllTextAsync(Path.Combine(root, "docs", "api.md"));
        var script = "set -e\n" + string.Join('\n', Blocks().Matches(page).Select(match => match.Groups["code"].Value));
        var tenant = await server.TenantAsync();

        var (code, output) = await RunAsync(script, root, tenant);

        code.ShouldBe(0, output);
        (await tenant.GetAsync("/v1/interactions")).Json["items"]!.AsArray().Count.ShouldBe(1);
        output.ShouldContain("grant_type=client_credentials", Case.Sensitive, "the samples");
        output.ShouldContain("call_id,flow_execution_id,", Case.Sensitive, "the report");
    }

    private static async Task<(int Code, string Output)> RunAsync(string script, string folder, Tenant tenant)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", script])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ENGINE"] = tenant.Http.BaseAddress!.ToString().TrimEnd('/'),
                ["CLIENT_ID"] = tenant.Client.ClientId,
                ["CLIENT_SECRET"] = tenant.Secret,
                ["no_proxy"] = "*",
            },
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Engine.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    [GeneratedRegex("^```sh\\n(?<code>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blocks();
}
