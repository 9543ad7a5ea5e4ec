namespace Engine.Interop.Components;

/// <summary>An account with published functions, run in worker processes of the real binary.</summary>
public sealed class FunctionCalls : ComponentCalls
{
    protected override async Task PrepareAsync()
    {
        await PublishAsync("greet", "const { who } = args; return { text: `Hello ${who}` };");
        await PublishAsync("throws", "throw new Error('no')");
        await PublishAsync("number", "return { text: 1 }");
        foreach (var (name, code) in HostileScripts.All)
        {
            await PublishAsync(name, code);
        }
    }

    private Task PublishAsync(string name, string code) => HostileScripts.PublishAsync(Api, name, code);
}
