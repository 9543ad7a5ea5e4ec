using System.Collections.Concurrent;
using Engine.Accounts.Functions;
using Engine.Functions.Wire;

namespace Engine.Functions.Worker;

/// <summary>
/// The worker process: orders come on its input, results go to its output, one at a time. It ends as soon as its input is closed, also in the
/// middle of a script: a worker never outlives its server.
/// </summary>
public static class FunctionWorker
{
    /// <summary>The hidden sub-command that makes a program a worker.</summary>
    public const string Command = "function-worker";

    /// <summary>Touches what most scripts need, so that the first real one finds it compiled.</summary>
    private const string WarmUp =
        """
        class Point { constructor(x) { this.x = x; } get twice() { return this.x * 2; } }
        const { n = 1, ...rest } = args;
        const list = [1, 2, ...Object.keys(rest)].map((v, i) => `${v}:${i}`).filter(v => /^\d/.test(v));
        console.log(JSON.stringify({ list, day: new Date().toISOString() }), new Point(n)?.twice);
        return { text: list.join().toUpperCase() };
        """;

    public static async Task<int> RunAsync(Stream input, Stream output, TimeProvider time)
    {
        using var orders = new BlockingCollection<ScriptOrder>(boundedCapacity: 1);
        var thread = new Thread(() => Serve(orders, output, time), ScriptLimits.StackBytes) { IsBackground = true, Name = "script" };
        thread.Start();
        while (await Frame.ReadAsync(input, WireJson.Default.ScriptOrder, CancellationToken.None) is { } order)
        {
            orders.Add(order);
        }

        return 0;
    }

    private static void Serve(BlockingCollection<ScriptOrder> orders, Stream output, TimeProvider time)
    {
        var warm = new ScriptOrder(
            WarmUp, """{"n":2,"a":"b"}""", [new("text", FunctionValueType.String)], FunctionRules.LongestRunSeconds * 1000, 0);
        Send(output, new ScriptRun(warm, time).Run());
        foreach (var order in orders.GetConsumingEnumerable())
        {
            Send(output, new ScriptRun(order, time).Run());
        }
    }

    private static void Send(Stream output, ScriptResult result)
    {
        output.Write(Frame.Encode(result, WireJson.Default.ScriptResult));
        output.Flush();
    }
}
