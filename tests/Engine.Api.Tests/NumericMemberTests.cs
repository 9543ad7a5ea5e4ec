using System.Net;
using System.Reflection;
using System.Text.Json.Nodes;
using Engine.Api.Documentation;
using Engine.Testing.Server;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests;

/// <summary>What zero, negative and huge do to each number that a request can set (API-42): a number without an answer fails here.</summary>
public sealed class NumericMemberTests(TestServer server)
{
    private const string Trunk = """{"name":"t","gateways":[{"host":"192.0.2.1","port":5060}],"settings":{}}""";
    private const string Override = "\"response_overrides\":[{\"status\":503,\"read_as\":486}]";
    private const string Function = """{"name":"f","code":"return {};"}""";

    private static readonly Type[] Counted = [typeof(int), typeof(long), typeof(double), typeof(decimal), typeof(TimeSpan)];

    /// <summary>Member, where it is sent, what is replaced by it in which body, what is taken, what is refused.</summary>
    public static TheoryData<string, string, string, string, string[], string[]> Table => new()
    {
        { "Gateway.Port", "/v1/trunks", Trunk, "\"port\":5060", ["\"port\":65535"], ["\"port\":0", "\"port\":-1", "\"port\":65536", "\"port\":1.5", "\"port\":99999999999"] },
        { "TrunkWrite.RouteOrder", "/v1/trunks", Trunk, "\"settings\":{}", ["\"route_order\":-5", "\"route_order\":0", "\"route_order\":2147483647"], ["\"route_order\":2147483648", "\"route_order\":0.5"] },
        Setting("PtimeMs", ["10", "40"], ["0", "-20", "25", "60"]),
        Setting("PostDialDelayMaxSeconds", ["0", "30"], ["-1", "31"]),
        Setting("T1Ms", ["500", "2000"], ["0", "-1", "499", "2001"]),
        Setting("MaxConcurrentCalls", ["null", "1", "2147483647"], ["0", "-1", "2147483648"]),
        Setting("RingSecondsMax", ["0", "600"], ["-1", "601"]),
        Setting("FirstResponseTimeoutMs", ["500", "32000"], ["0", "-1", "32001"]),
        Setting("MediaTimeoutSeconds", ["0", "3600"], ["-1", "3601"]),
        Setting("HeldSecondsMax", ["1", "3600"], ["0", "-1", "3601"]),
        { "TrunkResponseOverride.Status", "/v1/trunks", Trunk.Replace("{}", $"{{{Override}}}", StringComparison.Ordinal), "\"status\":503", ["\"status\":300", "\"status\":699"], ["\"status\":0", "\"status\":-1", "\"status\":299", "\"status\":700"] },
        { "TrunkResponseOverride.ReadAs", "/v1/trunks", Trunk.Replace("{}", $"{{{Override}}}", StringComparison.Ordinal), "\"read_as\":486", ["\"read_as\":400", "\"read_as\":699"], ["\"read_as\":0", "\"read_as\":-1", "\"read_as\":399", "\"read_as\":700"] },
        { "FunctionTrial.TimeoutSeconds", "/v1/functions/unknown/test", """{"timeout_seconds":5}""", "\"timeout_seconds\":5", [], ["\"timeout_seconds\":0", "\"timeout_seconds\":-1", "\"timeout_seconds\":11", "\"timeout_seconds\":99999999999"] },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public async Task Number_InItsBoundsAndOutsideThem(string member, string path, string body, string replaced, string[] taken, string[] refused)
    {
        var tenant = await server.TenantAsync();
        await tenant.PostAsync("/v1/functions", Function);
        var address = path.Replace("unknown", "f", StringComparison.Ordinal);
        body.ShouldContain(replaced, customMessage: member);
        foreach (var text in taken)
        {
            var answer = await tenant.PostAsync(address, body.Replace(replaced, text, StringComparison.Ordinal));
            answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
        }

        foreach (var text in refused)
        {
            var answer = await tenant.PostAsync(address, body.Replace(replaced, text, StringComparison.Ordinal));
            (answer.Status, answer.Code).ShouldBe((HttpStatusCode.BadRequest, "invalid_body"), $"{text}: {answer.Text}");
            answer.Fields.Count.ShouldBe(1, answer.Text);
        }
    }

    /// <summary>The same number however a program spells it (RFC 8259 §6).</summary>
    [Theory]
    [InlineData("60.0", true)]
    [InlineData("6e1", true)]
    [InlineData("600E-1", true)]
    [InlineData("60.5", false)]
    [InlineData("1e-1", false)]
    [InlineData("\"60.0\"", false)]
    public async Task WholeNumber_InAnySpelling_IsTaken(string text, bool isTaken)
    {
        var tenant = await server.TenantAsync();
        var answer = await tenant.PostAsync(
            "/v1/trunks", """{"name":"t","gateways":[{"host":"192.0.2.1"}],"settings":{"held_seconds_max":60}}""".Replace("60", text, StringComparison.Ordinal));

        answer.Status.ShouldBe(isTaken ? HttpStatusCode.Created : HttpStatusCode.BadRequest, answer.Text);
        if (isTaken)
        {
            ((int)answer.Json["settings"]!["held_seconds_max"]!).ShouldBe(60);
        }
    }

    [Fact]
    public void EveryNumberOfEveryBody_HasARow()
    {
        var members = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.SelectMany(endpoint => endpoint.Metadata.OfType<DocumentedBody>())
            .Select(body => body.Type).Distinct().SelectMany(type => Numbers(type, [])).Distinct().ToList();

        members.Except(Table.Select(row => row.Data.Item1)).ShouldBeEmpty("say in a rule and a row here what zero, negative and huge do");
    }

    /// <summary>Numbers of a flow document are bounded by its schema; the places of steps on the drawing may be any number.</summary>
    [Fact]
    public async Task EveryNumberOfAFlow_HasBounds()
    {
        using var http = server.Client();
        var open = new List<string>();
        Visit(JsonNode.Parse(await http.GetStringAsync(new Uri("/v1/flow-schema", UriKind.Relative)))!, "", open);

        open.Select(path => path[(path.LastIndexOf('/') + 1)..]).Distinct().ShouldBe(["x", "y"], ignoreOrder: true, string.Join('\n', open));
    }

    private static (string, string, string, string, string[], string[]) Setting(string name, string[] taken, string[] refused)
    {
        var member = System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
        return ($"TrunkSettings.{name}", "/v1/trunks", Trunk, "\"settings\":{}", [.. taken.Select(Of)], [.. refused.Select(Of)]);

        string Of(string value) => $"\"settings\":{{\"{member}\":{value}}}";
    }

    private static IEnumerable<string> Numbers(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type))
        {
            yield break;
        }

        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var held = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (Counted.Contains(held) && property.CanWrite && type.Namespace!.StartsWith("Engine.", StringComparison.Ordinal))
            {
                yield return $"{type.Name}.{property.Name}";
            }

            foreach (var inner in (held.IsGenericType ? held.GetGenericArguments() : [held]).Where(inner => inner.Namespace?.StartsWith("Engine.", StringComparison.Ordinal) is true))
            {
                foreach (var found in Numbers(inner, seen))
                {
                    yield return found;
                }
            }
        }
    }

    private static void Visit(JsonNode node, string path, List<string> open)
    {
        switch (node)
        {
            case JsonObject schema:
                if (schema["type"] is JsonValue type && type.TryGetValue(out string? name) && name is "integer" or "number"
                    && (schema["minimum"] is null || schema["maximum"] is null))
                {
                    open.Add(path);
                }

                foreach (var (member, value) in schema.Where(member => member.Value is not null))
                {
                    Visit(value!, $"{path}/{member}", open);
                }

                break;
            case JsonArray list:
                foreach (var item in list.OfType<JsonNode>())
                {
                    Visit(item, path, open);
                }

                break;
            default:
                break;
        }
    }
}
