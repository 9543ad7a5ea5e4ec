using System.Globalization;
using Engine.Benchmarks.Calls;
using Engine.Benchmarks.Kept;
using Engine.Benchmarks.Store;

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

if (args is ["store", .. var sizes])
{
    // store [SMALL LARGE]: stores of so many interactions.
    int[] counts = sizes is [var small, var large] ? [int.Parse(small, CultureInfo.InvariantCulture), int.Parse(large, CultureInfo.InvariantCulture)] : [1_000, 970_000];
    await StoreBench.RunAsync(counts[0], counts[1]);
    return 0;
}

var suites = new Dictionary<string, Action>(StringComparer.Ordinal)
{
    ["parser"] = Engine.Benchmarks.Sip.ParserBench.Run,
    ["calls"] = () => CallsBench.RunAsync(quick: false).GetAwaiter().GetResult(),
    ["playing"] = () => CallsBench.PlayingAsync(calls: 500, seconds: 25).GetAwaiter().GetResult(),
    ["calls-quick"] = () => CallsBench.RunAsync(quick: true).GetAwaiter().GetResult(),
    ["rush"] = () => RushBench.RunAsync().GetAwaiter().GetResult(),
    ["beside-prompts"] = () => BesideBench.PromptsAsync().GetAwaiter().GetResult(),
    ["beside-retention"] = () => BesideBench.RetentionAsync().GetAwaiter().GetResult(),
    ["dtmf"] = Engine.Benchmarks.Media.DtmfBench.Run,
    ["limit"] = () => LimitBench.RunAsync().GetAwaiter().GetResult(),
    ["kills"] = () => KillsBench.RunAsync(kills: 10).GetAwaiter().GetResult(),
    ["soak"] = () => SoakBench.RunAsync(minutes: 20).GetAwaiter().GetResult(),
    ["soak-quick"] = () => SoakBench.RunAsync(minutes: 4).GetAwaiter().GetResult(),
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
