using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Flows.Components;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Validation;
using Shouldly;

namespace Engine.Flows.Tests.Kit;

/// <summary>Flows for tests, written as JSON like authors do; single quotes stand for double ones.</summary>
internal static class Flow
{
    public const string Dial = """
        'dial': { 'type': 'make_outbound_call', 'settings': { 'from': { 'number': '+12025550100' }, 'to': { 'variable': 'phone' } },
                  'exits': { 'answered': 'notify', 'invalid_number': 'end', 'busy': 'end', 'no_answer': 'end' } }
        """;

    public const string Notify = """
        'notify': { 'type': 'play_audio', 'settings': { 'source': { 'text': 'Hello %{current_flow.name}.', 'language': 'en-US' } }, 'exits': { 'ok': 'end' } }
        """;

    public const string End = "'end': { 'type': 'end_flow' }";

    /// <summary>A document with the usual trigger (phone, name, pin sensitive) around the given steps.</summary>
    public static string Json(string steps, string entry = "dial", string extra = "") => Quote($$"""
        { 'format': 1, 'name': 'Test flow', {{extra}}
          'trigger': { 'kind': 'api_request', 'arguments': [
            { 'name': 'phone', 'variable': 'phone' }, { 'name': 'name', 'variable': 'name' }, { 'name': 'pin', 'variable': 'pin', 'sensitive': true } ] },
          'variables': { 'phone': {}, 'name': {}, 'pin': {}, 'a': {}, 'b': {}, 'c': {}, 'd': {} },
          'entry': '{{entry}}', 'steps': { {{steps}} } }
        """);

    public static string Quote(string text) => text.Replace('\'', '"');

    public static byte[] Bytes(string json) => Encoding.UTF8.GetBytes(json);

    /// <summary>Dial → notify → end, the shape of the courier flow.</summary>
    public static string Simple => Json($"{Dial}, {Notify}, {End}");

    public static FlowCheck Check(string json, ICatalog? catalog = null) => FlowValidator.Check(Bytes(json), BuiltInComponents.Registry, catalog ?? TestCatalog.Instance);

    /// <summary>Validates (no errors allowed) and publishes.</summary>
    public static PublishedFlow Publish(string json, ICatalog? catalog = null)
    {
        var check = Check(json, catalog);
        check.Faults.Where(f => f.Severity == FaultSeverity.Error).ShouldBeEmpty();
        return Publish(check.Document!);
    }

    public static PublishedFlow Publish(FlowDocument document) => PublishedFlow.Create(new FlowVersionIdentity("flow-1", "version-3", 3), document, BuiltInComponents.Registry);

    public static PublishedFlow PublishSteps(string steps, string entry = "dial", string extra = "") => Publish(Json(steps, entry, extra));

    /// <summary>The simple flow with one place changed: a JSON Pointer and the new value (null removes).</summary>
    public static string With(string pointer, string? value, string? json = null)
    {
        var root = JsonNode.Parse(json ?? Simple)!;
        var parts = pointer.Split('/')[1..];
        var at = parts[..^1].Aggregate(root, (node, part) => node is JsonArray list ? list[int.Parse(part)]! : node[part]!);
        switch (at, value)
        {
            case (JsonArray list, _):
                list[int.Parse(parts[^1])] = JsonNode.Parse(Quote(value!));
                break;
            case (JsonObject map, null):
                map.Remove(parts[^1]);
                break;
            default:
                at[parts[^1]] = JsonNode.Parse(Quote(value!));
                break;
        }

        return root.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
