using System.Text.Json;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Calls;
using Engine.Ports.Interactions;
using Engine.Testing.Calls;
using Engine.Testing.Ports;
using Engine.Testing.Simulated;

namespace Engine.Simulation.World;

/// <summary>Carries out a plan on the whole engine, from the first request until everything should long be over.</summary>
internal sealed class SimulationRun
{
    /// <summary>Ring time, prompts, closing, back-offs of 30 s and the patience with orphans, with room to spare.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(6);

    private static readonly JournalFault[] Moods =
        [JournalFault.Fail, JournalFault.FailAfterStoring, JournalFault.CrashBeforeStoring, JournalFault.CrashAfterStoring];

    private readonly Random _moods;
    private readonly Queue<PlannedCrash> _crashes;
    private TimeSpan _restartAfter;
    private TimeSpan? _diedAt;

    private SimulationRun(int seed, PlantedBug planted)
    {
        Seed = seed;
        Plan = new Plan(seed);
        Engine = new SimulatedEngine(seed) { Planted = planted };
        _moods = new Random(seed + 1);
        _crashes = new Queue<PlannedCrash>(Plan.Crashes);
        Requests = [.. Plan.Requests.Select(planned => new SentRequest(planned))];
    }

    public int Seed { get; }

    public Plan Plan { get; }

    public SimulatedEngine Engine { get; }

    /// <summary>Every request of the plan with what came back.</summary>
    public IReadOnlyList<SentRequest> Requests { get; }

    /// <summary>Broken promises that can only be seen in the moment, as the order of storing and acting.</summary>
    public List<string> SeenBroken { get; } = [];

    /// <summary>Processes that died.</summary>
    public int Deaths { get; private set; }

    public IReadOnlyList<string> Interactions => Engine.Store.Interactions;

    /// <summary>The run of a seed.</summary>
    /// <param name="seed">Decides everything that happens.</param>
    /// <param name="planted">A mistake that the engine makes in it.</param>
    public static SimulationRun Of(int seed, PlantedBug planted = PlantedBug.None)
    {
        var run = new SimulationRun(seed, planted);
        run.Carry();
        return run;
    }

    /// <summary>Everything an outsider can see, line by line: two runs of a seed must not differ in one of them.</summary>
    public IEnumerable<string> Trace() => Engine.Network.Log.Select(message => message.ToString())
        .Concat(Interactions.SelectMany(id => Engine.Store.Events(new InteractionId(id)).Select(happened => $"{id} {Json(happened)}")));

    public static string Json(InteractionEvent happened) => JsonSerializer.Serialize(happened, InteractionEventJson.Default.InteractionEvent);

    private void Carry()
    {
        foreach (var tenant in Tenant.All)
        {
            tenant.MoveIn(Engine);
        }

        Engine.Network.Script = OnWire;
        StartProcess();
        foreach (var (at, act) in Timeline().OrderBy(entry => entry.At))
        {
            LetPass(at);
            act();
        }

        LetPass(Plan.Busy + Settling);
    }

    private IEnumerable<(TimeSpan At, Action Act)> Timeline()
    {
        foreach (var request in Requests)
        {
            yield return (request.Planned.At, () => Send(request));
            if (request.Planned.CancelAt is { } cancelAt)
            {
                yield return (cancelAt, () => Cancel(request, request.Planned.Tenant, own: true));
            }

            if (request.Planned.StrangerAt is { } strangerAt)
            {
                yield return (strangerAt, () => Cancel(request, Tenant.All.Single(tenant => tenant != request.Planned.Tenant), own: false));
            }
        }

        foreach (var crash in Plan.Crashes)
        {
            yield return (crash.At, BringDown);
        }
    }

    /// <summary>Runs the engine, or waits while it is down, until that time.</summary>
    private void LetPass(TimeSpan until)
    {
        while (Engine.Time.Elapsed < until)
        {
            if (_diedAt is { } died)
            {
                var step = died + _restartAfter < until ? died + _restartAfter : until;
                Engine.Time.Advance(step > Engine.Time.Elapsed ? step - Engine.Time.Elapsed : TimeSpan.Zero);
                if (step == died + _restartAfter)
                {
                    StartProcess();
                }
            }
            else if (Engine.Node.RunUntil(() => Engine.Node.Crashed, until - Engine.Time.Elapsed))
            {
                Deaths++;
                _diedAt = Engine.Time.Elapsed;
            }
            else
            {
                Engine.Time.Advance(until - Engine.Time.Elapsed);
            }
        }
    }

    private void StartProcess()
    {
        _diedAt = null;
        Engine.Start();
        var (node, journal) = (Engine.Node, Engine.Store.Journal);
        journal.DelayOfAppend = _ => TimeSpan.FromMilliseconds(_moods.Next(Plan.AppendMsMax + 1));
        journal.FaultOfAppend = (_, _) => node.Crashed ? JournalFault.CrashBeforeStoring : Mood();
        journal.Crash = () =>
        {
            if (!node.Crashed)
            {
                _restartAfter = TimeSpan.FromMilliseconds(_moods.Next(2_000));
                Engine.Kill();
            }
        };
    }

    private JournalFault Mood()
    {
        if (Engine.Time.Elapsed > Plan.Busy || _moods.Next(100) >= Plan.AppendFailsPercent)
        {
            return JournalFault.None;
        }

        return Moods[_moods.Next(Moods.Length)];
    }

    private void BringDown()
    {
        var crash = _crashes.Dequeue();
        if (Engine.Node.Crashed)
        {
            return;
        }

        _restartAfter = crash.Down;
        if (crash.Point is { } point)
        {
            Engine.Arm(point);
            return;
        }

        Deaths++;
        _diedAt = Engine.Time.Elapsed;
        Engine.Kill();
    }

    private void Send(SentRequest request)
    {
        if (Engine.Node.Crashed)
        {
            return;
        }

        var arguments = new Dictionary<string, JsonElement>(StringComparer.Ordinal)
        {
            ["to"] = JsonSerializer.SerializeToElement(request.Planned.To),
            ["who"] = JsonSerializer.SerializeToElement(request.Planned.Tenant.AccountId),
        };
        var start = new StartRequest(request.Planned.Tenant.AccountId, request.Planned.FlowId, arguments);
        _ = Engine.Core.Gateway.StartAsync(start, CancellationToken.None).ContinueWith(
            answer => OnAnswer(request, answer.Result), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private void OnAnswer(SentRequest request, StartResult answer)
    {
        request.Answer = answer;
        if (answer is StartResult.Accepted accepted && Engine.Store.Events(accepted.InteractionId).Count == 0)
        {
            SeenBroken.Add($"{accepted.InteractionId} was accepted before it was stored");
        }
    }

    private void Cancel(SentRequest request, Tenant by, bool own)
    {
        if (Engine.Node.Crashed || request.Answer is not StartResult.Accepted accepted)
        {
            return;
        }

        _ = Engine.Core.Gateway.CancelAsync(by.AccountId, accepted.InteractionId, by.AccountId, CancellationToken.None).ContinueWith(
            answer =>
            {
                if (own)
                {
                    request.OwnCancel = answer.Result;
                }
                else
                {
                    request.StrangersCancel = answer.Result;
                }
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    /// <summary>The network asks what a callee does when its INVITE arrives: the moment to see whether it was stored first.</summary>
    private Callee OnWire(CallRequest call)
    {
        if (!Engine.Store.Events(call.InteractionId).OfType<InteractionEvent.DialSubmitted>().Any(e => e.Dial.Destination == call.Destination))
        {
            SeenBroken.Add($"{call.InteractionId} sent its INVITE to {call.Destination} before it was stored");
        }

        return Plan.Requests.Single(planned => planned.To == call.To).Callee;
    }
}
