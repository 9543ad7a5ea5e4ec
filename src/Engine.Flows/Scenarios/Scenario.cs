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
