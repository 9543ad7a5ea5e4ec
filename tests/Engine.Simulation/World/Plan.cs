using System.Globalization;
using Engine.Ports;
using Engine.Ports.Faults;
using Engine.Testing.Calls;

namespace Engine.Simulation.World;

/// <summary>What a seed makes happen: requests, callees, cancels, crashes and the moods of the store. Drawn before the run begins.</summary>
internal sealed class Plan
{
    /// <summary>Requests and crashes fall into the first part of a run; the rest is for the engine to put things right.</summary>
    public static readonly TimeSpan Busy = TimeSpan.FromSeconds(60);

    private const int RequestsMax = 14;
    private const int CrashesMax = 4;

    public Plan(int seed)
    {
        var random = new Random(seed);
        Requests = [.. Enumerable.Range(0, 1 + random.Next(RequestsMax)).Select(number => Request(random, number))];

        // A third of all runs lives undisturbed: there the outcome must tell what the callee did.
        IsDisturbed = random.Next(3) > 0;
        Crashes = [.. Enumerable.Range(0, IsDisturbed ? random.Next(CrashesMax + 1) : 0).Select(_ => Crash(random)).OrderBy(crash => crash.At)];
        AppendFailsPercent = IsDisturbed && random.Next(2) == 0 ? random.Next(6) : 0;
        AppendMsMax = random.Next(2) == 0 ? 0 : random.Next(60);
    }

    public IReadOnlyList<PlannedRequest> Requests { get; }

    public IReadOnlyList<PlannedCrash> Crashes { get; }

    public bool IsDisturbed { get; }

    /// <summary>Of a hundred appends, so many are refused, with or without having been stored.</summary>
    public int AppendFailsPercent { get; }

    /// <summary>The slowest append.</summary>
    public int AppendMsMax { get; }

    private static PlannedRequest Request(Random random, int number)
    {
        var tenant = Tenant.All[random.Next(Tenant.All.Count)];
        var at = Within(random, Busy);
        return new PlannedRequest(
            at,
            tenant,
            new FlowId(Tenant.Flows[random.Next(Tenant.Flows.Count)]),
            string.Create(CultureInfo.InvariantCulture, $"+1202556{number:0000}"),
            Behaviour(random),
            random.Next(5) == 0 ? at + Within(random, TimeSpan.FromSeconds(20)) : null,
            random.Next(5) == 0 ? at + Within(random, TimeSpan.FromSeconds(20)) : null);
    }

    private static Callee Behaviour(Random random) => random.Next(10) switch
    {
        0 => Callee.OnlyRings,
        1 => Callee.OnlyRings with { AnswersOnCancel = true },
        2 => Callee.NeverRings,
        3 => Callee.Silent,
        4 => Callee.Refuses(486),
        5 => Callee.RefusesAfterRinging(603),
        6 => Callee.Refuses(new[] { 404, 480, 484, 500, 503, 600, 604 }[random.Next(7)]),
        7 => Callee.Answers with { HangsUpAfter = Within(random, TimeSpan.FromSeconds(2)) },
        _ => Callee.Answers with { FinalAfter = Within(random, TimeSpan.FromSeconds(14)) },
    };

    private static PlannedCrash Crash(Random random) => new(
        Within(random, Busy),
        random.Next(3) > 0 ? CrashPoint.All[random.Next(CrashPoint.All.Count)] : null,
        random.Next(2) == 0 ? TimeSpan.Zero : Within(random, TimeSpan.FromSeconds(45)));

    private static TimeSpan Within(Random random, TimeSpan longest) =>
        TimeSpan.FromMilliseconds(1 + random.Next((int)longest.TotalMilliseconds));
}
