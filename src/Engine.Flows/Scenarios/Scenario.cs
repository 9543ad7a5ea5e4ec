using System.Text.Json;

namespace Engine.Flows.Scenarios;

/// <summary>A test of a flow as a file (FLOW-80): what the world does and what must come of it.</summary>
public sealed record Scenario
{
    public string Name { get => field ?? ""; init; }

    /// <summary>File of the flow, relative to the scenario; only for running files.</summary>
    public string? Flow { get; init; }

    /// <summary>Arguments of the request.</summary>
    public IReadOnlyDictionary<string, string> Arguments { get => field ??= new Dictionary<string, string>(StringComparer.Ordinal); init; }

    /// <summary>When it happens; null = a Monday at noon UTC.</summary>
    public DateTimeOffset? Clock { get; init; }

    /// <summary>What the contact does.</summary>
    public Callee Callee { get => field ??= new Callee(); init; }

    /// <summary>What other numbers and addresses do when they are called.</summary>
    public IReadOnlyDictionary<string, Callee> Others { get => field ??= new Dictionary<string, Callee>(StringComparer.Ordinal); init; }

    /// <summary>Step → what the service or function it asks answers, one after another; the last answer stays.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<StubAnswer>> Services { get => field ??= new Dictionary<string, IReadOnlyList<StubAnswer>>(StringComparer.Ordinal); init; }

    /// <summary>Step → exits its splitter draws, one after another; then as the weights say.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Splits { get => field ??= new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal); init; }

    /// <summary>Ring group → members.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> RingGroups { get => field ??= new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal); init; }

    /// <summary>Step → reason with which its effect fails.</summary>
    public IReadOnlyDictionary<string, string> Failures { get => field ??= new Dictionary<string, string>(StringComparer.Ordinal); init; }

    public Expectation Expect { get => field ??= new Expectation(); init; }
}

/// <summary>What must come of a scenario; members that are left out are not looked at.</summary>
public sealed record Expectation
{
    /// <summary>"step:exit" of every executed step, in order.</summary>
    public IReadOnlyList<string>? Path { get; init; }

    public string? Outcome { get; init; }

    public string? Reason { get; init; }

    /// <summary>Values at the end; null = unset.</summary>
    public IReadOnlyDictionary<string, string?> Variables { get => field ??= new Dictionary<string, string?>(StringComparer.Ordinal); init; }
}

/// <summary>What the contact does when a step is reached; used once.</summary>
public sealed record Reaction
{
    public string Step { get => field ?? ""; init; }

    /// <summary>Keys, the ending key included.</summary>
    public string? Press { get; init; }

    /// <summary>Words.</summary>
    public string? Say { get; init; }

    /// <summary>Hangs up when this much of the step's prompt was heard.</summary>
    public int? HangUpAtPercent { get; init; }

    /// <summary>Hangs up so long after the step began.</summary>
    public double? HangUpAfterSeconds { get; init; }
}

/// <summary>What a service or a function answers in a scenario.</summary>
public sealed record StubAnswer
{
    /// <summary>HTTP status of a service.</summary>
    public int? Status { get; init; }

    /// <summary>Body of a service, as JSON.</summary>
    public JsonElement? Body { get; init; }

    /// <summary>Outputs of a function.</summary>
    public IReadOnlyDictionary<string, string>? Outputs { get; init; }

    /// <summary>Takes too long.</summary>
    public bool TimesOut { get; init; }
}
