using System.Text.Json.Nodes;

namespace Engine.Interop.Components;

/// <summary>A trunk that leads to one gateway on loopback, and a number that only this trunk reaches.</summary>
internal sealed record SecondTrunk(string Id, string Number)
{
    /// <param name="calls">The engine.</param>
    /// <param name="port">The gateway.</param>
    /// <param name="more">Further members of the trunk.</param>
    public static async Task<SecondTrunk> AddAsync(ComponentCalls calls, int port, params KeyValuePair<string, JsonNode?>[] more)
    {
        var number = ComponentCalls.NextCallee();
        var body = new JsonObject
        {
            ["name"] = $"second {port} {number}",
            ["gateways"] = new JsonArray(new JsonObject { ["host"] = "127.0.0.1", ["port"] = port }),
            ["route_prefixes"] = new JsonArray(number),
        };
        foreach (var (name, value) in more)
        {
            body[name] = value;
        }

        return new SecondTrunk((string)(await calls.Api.PostAsync("/v1/trunks", body))["trunk_id"]!, number);
    }
}
