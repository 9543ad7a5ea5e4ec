using System.Text;
using Engine.Flows.Components.Steps;
using Engine.Flows.Scenarios;
using Engine.Ports;

namespace Engine.Accounts.Flows;

/// <summary>
/// Runs scenarios in virtual time beside the calls of this node: one request at a time and for a bounded time, so that tests never take
/// more than one core from calls, and that one not for long.
/// </summary>
public sealed class ScenarioRuns(IScenarioStore store, TimeProvider time) : IDisposable
{
    /// <summary>For all scenarios of a request together; two hundred of them usually take well under a second.</summary>
    public static readonly TimeSpan MostTime = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>The scenarios stored with a flow. One that was stored under an older form and no longer reads comes as a verdict.</summary>
    public async Task<(IReadOnlyList<NamedScenario> Scenarios, IReadOnlyList<ScenarioVerdict> Unreadable)> StoredAsync(
        AccountId account, FlowId flowId, CancellationToken cancellation)
    {
        var readings = (await store.ListAsync(account, flowId, cancellation))
            .Select(stored => (stored.Name, Reading: ScenarioReader.Read(Encoding.UTF8.GetBytes(stored.Document)))).ToList();
        return (
            [.. readings.Where(r => r.Reading.Scenario is not null).Select(r => new NamedScenario(r.Name, r.Reading.Scenario!))],
            [.. readings.Where(r => r.Reading.Scenario is null).Select(r => ScenarioVerdict.NotRun(r.Name, r.Reading.Faults[0].Message))]);
    }

    public async Task<IReadOnlyList<ScenarioVerdict>> RunAsync(PublishedFlow flow, IReadOnlyList<NamedScenario> scenarios, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            using var limit = new CancellationTokenSource(MostTime, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
            return await Task.Run(() => scenarios.Select(scenario => Run(flow, scenario, either.Token)).ToList(), cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private static ScenarioVerdict Run(PublishedFlow flow, NamedScenario scenario, CancellationToken cancellation)
    {
        try
        {
            return ScenarioVerdict.From(scenario.Name, VirtualRunner.Run(flow, scenario.Scenario, cancellation));
        }
        catch (OperationCanceledException)
        {
            return ScenarioVerdict.NotRun(scenario.Name, $"Not finished: the scenarios of one request may take {MostTime.TotalSeconds} s together.");
        }
    }
}

/// <summary>A scenario to run, under the name its verdict carries.</summary>
public sealed record NamedScenario(string Name, Scenario Scenario);
