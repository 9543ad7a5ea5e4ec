using System.Text.Json.Nodes;

namespace Engine.Interop.Components;

/// <summary>The flow around the steps that a test shows: a call, the steps, the end.</summary>
internal static class CallFlow
{
    /// <summary>A flow document whose first of <paramref name="steps"/> follows the answer.</summary>
    public static JsonObject Of(string trunk, JsonObject steps, IEnumerable<string> variables)
    {
        var names = variables.ToList();
        var entry = steps.First().Key;
        var all = new JsonObject { ["dial"] = Dial(trunk, entry) };
        foreach (var (id, step) in steps)
        {
            all[id] = step!.DeepClone();
        }

        all.TryAdd("end", new JsonObject { ["type"] = "end_flow", ["name"] = "End" });
        return new JsonObject
        {
            ["format"] = 1,
            ["name"] = "Component",
            ["description"] = "",
            ["trigger"] = new JsonObject
            {
                ["kind"] = "api_request",
                ["arguments"] = new JsonArray([.. names.Prepend("customer_number").Select(name => new JsonObject { ["name"] = name, ["variable"] = name })]),
            },
            ["variables"] = new JsonObject(names.Prepend("customer_number").Select(name => KeyValuePair.Create(name, (JsonNode?)new JsonObject()))),
            ["entry"] = "dial",
            ["steps"] = all,
        };
    }

    private static JsonObject Dial(string trunk, string next) => new()
    {
        ["type"] = "make_outbound_call",
        ["name"] = "Call",
        ["settings"] = new JsonObject
        {
            ["from"] = new JsonObject { ["number"] = ComponentCalls.CallerNumber },
            ["to"] = new JsonObject { ["variable"] = "customer_number" },
            ["ring_seconds"] = 15,
            ["trunk"] = trunk,
        },
        ["exits"] = new JsonObject { ["answered"] = next, ["invalid_number"] = "end", ["busy"] = "end", ["no_answer"] = "end" },
    };
}
