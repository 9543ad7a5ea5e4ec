using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Testing.Server;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests;

/// <summary>
/// The files that the console's types are generated from are what the server serves. <c>ENGINE_WRITE_OPENAPI=1 bash scripts/test Engine.Api.Tests</c>
/// writes them.
/// </summary>
public sealed class ConsoleContractTests(TestServer server)
{
    /// <summary>Stands in the files for the address of whichever server wrote them.</summary>
    private const string AnyServer = "http://127.0.0.1:8080";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Holds API-35.
    [Fact]
    public void OpenApiFile_IsWhatIsServed() => ShouldBeCommitted(
        "openapi.json", server.Description.Document.ToJsonString(Indented).Replace((string)server.Description.Document["servers"]![0]!["url"]!, AnyServer, StringComparison.Ordinal));

    // Holds API-35.
    [Fact]
    public async Task FlowSchemaFile_IsWhatIsServed()
    {
        var tenant = await server.TenantAsync();

        ShouldBeCommitted("flow-schema.json", (await tenant.GetAsync("/v1/flow-schema")).Json.ToJsonString(Indented));
    }

    // Holds API-35.
    [Fact]
    public void Description_EveryTimeIsAText_EveryMemberHasAForm()
    {
        var faults = new List<string>();
        Walk(server.Description.Document["components"]!["schemas"]!, "");

        faults.ShouldBeEmpty();

        void Walk(JsonNode node, string at)
        {
            if (node is JsonArray items)
            {
                foreach (var item in items.Where(item => item is not null))
                {
                    Walk(item!, at);
                }
            }
            else if (node is JsonObject schema)
            {
                // A flow document has a member of that name, too.
                if (schema["format"] is JsonValue format && format.ToString() == "date-time" && schema["type"] is null)
                {
                    faults.Add($"{at}: a time without type");
                }

                foreach (var (name, member) in schema.Where(member => member.Value is not null))
                {
                    Walk(member!, $"{at}/{name}");
                }
            }
        }
    }

    // Holds API-35.
    [Fact]
    public void Description_DocumentsAreFlows_BodiesAreNamed_NothingIsUnused()
    {
        var document = server.Description.Document;
        var schemas = document["components"]!["schemas"]!.AsObject();
        ((string)schemas["VersionDetail"]!["properties"]!["document"]!["$ref"]!).ShouldBe("#/components/schemas/FlowDocument");
        ((string)schemas["DraftBody"]!["properties"]!["document"]!["$ref"]!).ShouldBe("#/components/schemas/FlowDraftDocument");
        ((string)schemas["NewFlow"]!["properties"]!["document"]!["$ref"]!).ShouldBe("#/components/schemas/FlowDraftDocument");
        schemas.Select(schema => schema.Key).Count(name => name.StartsWith("FlowStep_", StringComparison.Ordinal)).ShouldBeGreaterThan(10);
        schemas["FlowStep_make_outbound_call"]!["properties"]!["settings"].ShouldNotBeNull();
        foreach (var (path, method) in server.Description.Operations)
        {
            var operation = document["paths"]![path]![method]!;
            if (operation["requestBody"]?["content"]?["application/json"] is { } body)
            {
                ((string?)body["schema"]!["$ref"]).ShouldNotBeNull($"{method} {path}");
            }

            operation["security"].ShouldNotBeNull($"{method} {path}");
        }

        var text = document.ToJsonString();
        schemas.Where(schema => !text.Contains($"#/components/schemas/{schema.Key}\"", StringComparison.Ordinal)).Select(schema => schema.Key).ShouldBeEmpty();
    }

    private static void ShouldBeCommitted(string name, string served)
    {
        var path = Path.Combine(Root(), "web", "console", "api", name);
        if (Environment.GetEnvironmentVariable("ENGINE_WRITE_OPENAPI") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, served + "\n");
        }

        File.Exists(path).ShouldBeTrue($"{path} is missing: ENGINE_WRITE_OPENAPI=1 bash scripts/test Engine.Api.Tests writes it");
        string.Equals(File.ReadAllText(path), served + "\n", StringComparison.Ordinal)
            .ShouldBeTrue($"{path} is not what is served: ENGINE_WRITE_OPENAPI=1 bash scripts/test Engine.Api.Tests writes it anew");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Engine.sln")))
        {
            folder = folder.Parent;
        }

        return folder!.FullName;
    }
}
