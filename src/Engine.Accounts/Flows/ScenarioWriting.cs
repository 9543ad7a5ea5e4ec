using System.Buffers;
using System.Text;
using Engine.Flows.Scenarios;
using Engine.Ports;

namespace Engine.Accounts.Flows;

/// <summary>The rules of a scenario that is stored with a flow.</summary>
public static class ScenarioWriting
{
    /// <summary>A scenario is kept with its flow; a larger one tests nothing that a smaller one could not.</summary>
    public const int LimitBytes = 64 * 1024;

    public const string NameMeaning = "must be 1 to 64 of a-z, 0-9, dot, underscore and dash";

    private const int MaxName = 64;

    private static readonly SearchValues<char> NameLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789._-");

    public static bool IsName(string name) => name.Length is > 0 and <= MaxName && !name.AsSpan().ContainsAnyExcept(NameLetters);

    /// <summary>Adds a scenario to a flow or replaces the one of that name.</summary>
    /// <param name="store">Where it is kept.</param>
    /// <param name="account">Owner.</param>
    /// <param name="flowId">Flow.</param>
    /// <param name="name">As <see cref="IsName"/> accepts it.</param>
    /// <param name="document">The scenario as JSON, kept as it is.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public static async Task<ScenarioWritten> SaveAsync(
        IScenarioStore store, AccountId account, FlowId flowId, string name, string document, CancellationToken cancellation)
    {
        if (!IsName(name))
        {
            return new ScenarioWritten.BadName();
        }

        var reading = ScenarioReader.Read(Encoding.UTF8.GetBytes(document));
        if (reading.Scenario is null)
        {
            return new ScenarioWritten.NotAScenario(FlowFaults.Errors(reading.Faults));
        }

        return await store.PutAsync(account, flowId, name, document, cancellation) switch
        {
            ScenarioSaving.TooMany => new ScenarioWritten.TooMany(),
            ScenarioSaving.Saved when await store.FindAsync(account, flowId, name, cancellation) is { } saved => new ScenarioWritten.Saved(saved),
            _ => new ScenarioWritten.NoSuchFlow(),
        };
    }
}

/// <summary>The result of writing a scenario.</summary>
public abstract record ScenarioWritten
{
    private ScenarioWritten()
    {
    }

    public sealed record Saved(FlowScenario Scenario) : ScenarioWritten;

    public sealed record BadName : ScenarioWritten;

    public sealed record NotAScenario(IReadOnlyList<FieldFault> Faults) : ScenarioWritten;

    public sealed record TooMany : ScenarioWritten;

    public sealed record NoSuchFlow : ScenarioWritten;
}
