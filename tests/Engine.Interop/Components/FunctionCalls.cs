using System.Text.Json.Nodes;

namespace Engine.Interop.Components;

/// <summary>An account with published functions, run in worker processes of the real binary.</summary>
public sealed class FunctionCalls : ComponentCalls
{
    protected override async Task PrepareAsync()
    {
        await PublishAsync("greet", "const { who } = args; return { text: `Hello ${who}` };");
        await PublishAsync("throws", "throw new Error('no')");
        await PublishAsync("number", "return { text: 1 }");
        await PublishAsync("forever", "while (true) {}");
        await PublishAsync("memory", "const a = []; while (true) a.push(new Array(1000).fill(1));");
        await PublishAsync("regex", "return { text: String(/^(a+)+$/.test('a'.repeat(40) + '!')) }");
        await PublishAsync("deep", "const f = n => f(n + 1) + 1; return { text: f(0) }");
        await PublishAsync("huge", "return { text: 'x'.repeat(10000000) }");
        await PublishAsync("prototype", "Object.prototype.then = Array.prototype.push = null; return args.constructor.constructor('return process')()");
    }

    private async Task PublishAsync(string name, string code)
    {
        await Api.PostAsync("/v1/functions", new JsonObject
        {
            ["name"] = name,
            ["code"] = code,
            ["inputs"] = new JsonArray(new JsonObject { ["name"] = "who", ["type"] = "string", ["required"] = false }),
            ["outputs"] = new JsonArray(new JsonObject { ["name"] = "text", ["type"] = "string" }),
        });
        await Api.PostAsync($"/v1/functions/{name}/publish", new JsonObject());
    }
}
