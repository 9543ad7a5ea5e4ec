using System.Text.Json.Nodes;
using Engine.Testing.Server;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests;

/// <summary>
/// The API description names what the server has, and nothing else. That the answers are as described is checked by
/// <see cref="ConformanceHandler"/> in every other test of this assembly.
/// </summary>
public sealed class DescriptionTests(TestServer server)
{
    // Holds API-08.
    [Fact]
    public void Description_IsOpenApi31() => ((string)server.Description.Document["openapi"]!).ShouldStartWith("3.1");

    // Holds API-08.
    [Fact]
    public void Description_NamesEveryRouteAndNoOther()
    {
        var routes = server.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Select(method => (Path(endpoint), method)) ?? [])
            .Where(route => !route.Item1.StartsWith("/openapi/", StringComparison.Ordinal))
            .Select(route => $"{route.method.ToUpperInvariant()} {route.Item1}");

        server.Description.Operations.Select(operation => $"{operation.Method.ToUpperInvariant()} {operation.Path}").Order().ShouldBe(routes.Order());
    }

    [Fact]
    public void EveryOperation_HasANameATagAndASummary()
    {
        foreach (var operation in Operations())
        {
            ((string?)operation["operationId"]).ShouldNotBeNullOrEmpty();
            operation["tags"]!.AsArray().ShouldNotBeEmpty();
            ((string?)operation["summary"]).ShouldNotBeNullOrEmpty();
        }

        Operations().Select(operation => (string)operation["operationId"]!).ShouldBeUnique();
    }

    // Holds API-12.
    [Fact]
    public void EveryOperationUnderV1_NeedsAScope()
    {
        foreach (var (path, method) in server.Description.Operations.Where(op => op.Path.StartsWith("/v1/", StringComparison.Ordinal) && op.Path != "/v1/flow-schema" && !IsAboutOneself(op.Path)))
        {
            var operation = server.Description.Document["paths"]![path]![method]!;

            // Each topic of the stream needs its own (API-29).
            operation["security"]![0]!["oauth2"]!.AsArray().Count.ShouldBe(path == "/v1/events/stream" ? 0 : 1, path);
            operation["responses"]!["401"].ShouldNotBeNull(path);
            operation["responses"]!["403"].ShouldNotBeNull(path);
        }
    }

    // Holds API-62.
    [Fact]
    public void EveryOperationWithAScope_TakesASessionToo_AndWhatIsAboutOneselfTakesNothingElse()
    {
        var schemes = server.Description.Document["components"]!["securitySchemes"]!;
        ((string)schemes["session"]!["type"]!, (string)schemes["session"]!["in"]!, (string)schemes["session"]!["name"]!).ShouldBe(("apiKey", "cookie", "engine_session"));
        foreach (var (path, method) in server.Description.Operations)
        {
            var security = server.Description.Document["paths"]![path]![method]!["security"]?.AsArray().Select(way => way!.AsObject().Single().Key).ToList();
            var isOpen = $"{method} {path}" is "post /v1/session" or "put /v1/session/password" or "get /v1/setup" or "post /v1/setup" or "get /v1/flow-schema"
                || path.StartsWith("/oauth/", StringComparison.Ordinal) || path.StartsWith("/.well-known/", StringComparison.Ordinal)
                || path.StartsWith("/problems/", StringComparison.Ordinal) || path.StartsWith("/health/", StringComparison.Ordinal) || path == "/metrics";
            (security ?? []).ShouldBe(isOpen ? [] : IsAboutOneself(path) ? ["session"] : ["oauth2", "session"], $"{method} {path}");
        }
    }

    [Fact]
    public void EveryReference_LeadsSomewhere()
    {
        var known = server.Description.Document["components"]!["schemas"]!.AsObject().Select(schema => "#/components/schemas/" + schema.Key).ToHashSet();

        References(server.Description.Document).Where(reference => reference.StartsWith("#/components/schemas/", StringComparison.Ordinal))
            .ShouldAllBe(reference => known.Contains(reference));
    }

    [Fact]
    public void StartInteraction_DescribesEveryStatusOfTheFrontDoor()
    {
        var responses = server.Description.Document["paths"]!["/flows/{flow_id}/interactions"]!["post"]!["responses"]!.AsObject();

        responses.Select(response => response.Key).Order().ShouldBe(["202", "400", "401", "403", "404", "413", "415", "422", "429", "500", "503"]);
        responses["429"]!["headers"]!.AsObject().Select(header => header.Key).Order().ShouldBe(["RateLimit", "RateLimit-Policy", "Retry-After"]);
    }

    /// <summary>Signing in and out, setting up: no scope is for that.</summary>
    private static bool IsAboutOneself(string path) => path is "/v1/session" or "/v1/session/password" or "/v1/setup" or "/v1/sessions" or "/v1/sessions/{session_id}";

    private static string Path(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/').Replace(":int", "", StringComparison.Ordinal);

    private IEnumerable<JsonNode> Operations() =>
        server.Description.Operations.Select(operation => server.Description.Document["paths"]![operation.Path]![operation.Method]!);

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => member.Key == "$ref" ? [(string)member.Value!] : References(member.Value)),
        JsonArray items => items.SelectMany(References),
        _ => [],
    };
}
