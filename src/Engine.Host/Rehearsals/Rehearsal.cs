using System.Net;
using System.Text.Json;
using Engine.Accounts.Flows;
using Engine.Accounts.RingGroups;
using Engine.Flows.Document;
using Engine.Flows.Scenarios;
using Engine.Host.Composition;
using Engine.Ports;
using Engine.Ports.Interactions;
using Engine.Ports.Speech;
using Engine.Sip.Agent;

namespace Engine.Host.Rehearsals;

/// <summary>
/// Runs a scenario for real: an engine of its own in this process, phones on loopback, real SIP and RTP, at the speed of life. Services,
/// functions and splits answer as the scenario says; nothing leaves this machine. While nobody is on the line time runs faster.
/// </summary>
internal static class Rehearsal
{
    /// <summary>Longest run.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>How far the clock is wound at a time, and how often, while nobody is on the line: about a hundred times as fast as life.</summary>
    private static readonly TimeSpan Leap = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LeapEvery = TimeSpan.FromMilliseconds(10);

    /// <exception cref="RehearsalException">It cannot be played on this machine.</exception>
    public static async Task<ScenarioResult> RunAsync(ScenarioFile file, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("engine-rehearsal-").FullName;
        try
        {
            var time = new ShiftedTime(TimeProvider.System, file.Scenario.Clock ?? VirtualRunner.DefaultClock);
            using var cast = new Cast(file.Flow, file.Scenario, TimeProvider.System);
            using var phones = new Exchange(cast.Who, TimeProvider.System);
            file.Account.Open(file.Scenario, phones.Port);
            await using var app = RehearsalServer.Build(folder, file, cast, time);
            await app.StartAsync(cancellation);
            cast.Enter(phones, new PhoneUser(app.Services.GetRequiredService<ISpeechSynthesizer>(), TimeProvider.System));
            var result = await PlayAsync(file, app.Services, cast, time, cancellation);
            await app.StopAsync(CancellationToken.None);
            return result;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<ScenarioResult> PlayAsync(ScenarioFile file, IServiceProvider services, Cast cast, ShiftedTime time, CancellationToken cancellation)
    {
        services.GetRequiredService<SipShard>().SetPeers([IPAddress.Loopback]);
        foreach (var (name, members) in file.Scenario.RingGroups)
        {
            await services.GetRequiredService<IRingGroupStore>().AddAsync(FirstAccount.Id, name, members, cancellation);
        }

        var flowId = await PublishAsync(file, services, cancellation);
        var arguments = file.Scenario.Arguments.ToDictionary(a => a.Key, a => JsonSerializer.SerializeToElement(a.Value), StringComparer.Ordinal);
        var started = await services.GetRequiredService<IEngineGateway>().StartAsync(new StartRequest(FirstAccount.Id, new FlowId(flowId), arguments), cancellation);
        switch (started)
        {
            case StartResult.Accepted:
                break;
            case StartResult.BadArguments bad:
                return new ScenarioResult([], null, new Dictionary<string, string?>(StringComparer.Ordinal), [],
                    [.. bad.Faults.Select(fault => $"Argument {fault.Name}: {fault.Description}")]);
            default:
                throw new InvalidOperationException($"The engine of the rehearsal answered {started}.");
        }

        var inTime = await EndedAsync(cast, time, cancellation);
        var result = ScenarioJudge.Judge(file.Flow, file.Scenario, await cast.LeaveAsync());
        return inTime ? result : result with { Mismatches = [.. result.Mismatches, $"Given up after {Patience.TotalMinutes} minutes of real time."] };
    }

    /// <summary>Winds the clock whenever nobody is on the line, until the end; false when that did not come.</summary>
    private static async Task<bool> EndedAsync(Cast cast, ShiftedTime time, CancellationToken cancellation)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!cast.Ended.IsCompleted && TimeProvider.System.GetElapsedTime(began) < Patience)
        {
            if (cast.IsIdle)
            {
                time.Advance(Leap);
            }

            await Task.WhenAny(cast.Ended, Task.Delay(LeapEvery, TimeProvider.System, cancellation));
            cancellation.ThrowIfCancellationRequested();
        }

        return cast.Ended.IsCompleted;
    }

    private static async Task<string> PublishAsync(ScenarioFile file, IServiceProvider services, CancellationToken cancellation)
    {
        var document = FlowWriter.Write(file.Flow.Document);
        if (await services.GetRequiredService<FlowDrafts>().CreateAsync(FirstAccount.Id, document, null, cancellation) is not DraftChange.Saved { Draft: var draft })
        {
            throw new InvalidOperationException("The flow of the rehearsal was checked when it was read and cannot be saved.");
        }

        var publishing = services.GetRequiredService<FlowPublishing>();
        return await publishing.PublishAsync(FirstAccount.Id, draft.FlowId, draft.ETag, "rehearsal", null, cancellation) is Publishing.Published
            ? draft.FlowId
            : throw new InvalidOperationException("The flow of the rehearsal was checked when it was read and cannot be published.");
    }
}
