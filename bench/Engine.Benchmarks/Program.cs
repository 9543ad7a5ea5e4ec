using System.Globalization;
using Engine.Benchmarks.Calls;

// One entry per room: its name on the command line and what to run. No argument runs them all.
if (args is ["compare", .. var compared] && compared.Length > 0)
{
    // compare [rounds=3] [load=PART OF A NAME] before=FOLDER after=FOLDER …: published engines.
    var rounds = compared.FirstOrDefault(a => a.StartsWith("rounds=", StringComparison.Ordinal))?["rounds=".Length..] ?? "3";
    var load = compared.FirstOrDefault(a => a.StartsWith("load=", StringComparison.Ordinal))?["load=".Length..] ?? "";
    string[] engines = [.. compared.Where(a => !a.StartsWith("rounds=", StringComparison.Ordinal) && !a.StartsWith("load=", StringComparison.Ordinal))];
    await CompareBench.RunAsync(engines, int.Parse(rounds, CultureInfo.InvariantCulture), load);
    return 0;
}

var suites = new Dictionary<string, Action>(StringComparer.Ordinal)
{
    ["parser"] = Engine.Benchmarks.Sip.ParserBench.Run,
    ["calls"] = () => CallsBench.RunAsync(quick: false).GetAwaiter().GetResult(),
    ["playing"] = () => CallsBench.PlayingAsync(calls: 500, seconds: 25).GetAwaiter().GetResult(),
    ["calls-quick"] = () => CallsBench.RunAsync(quick: true).GetAwaiter().GetResult(),
    ["rush"] = () => RushBench.RunAsync().GetAwaiter().GetResult(),
    ["dtmf"] = Engine.Benchmarks.Media.DtmfBench.Run,
    ["media"] = Engine.Benchmarks.Media.PlayingLegs.Run,
};

foreach (var name in args.Length == 0 ? [.. suites.Keys] : args)
{
    if (!suites.TryGetValue(name, out var run))
    {
        Console.Error.WriteLine($"No suite '{name}'. Known: {string.Join(", ", suites.Keys)}.");
        return 2;
    }

    run();
}

return 0;
