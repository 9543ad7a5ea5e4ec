using System.Text.Json.Serialization;

namespace Engine.Flows.Scenarios;

/// <summary>What somebody does when called.</summary>
public sealed record Callee
{
    /// <summary>One of <see cref="Outcomes"/>.</summary>
    public string Result { get => field ?? "answer"; init; }

    /// <summary>From the first ring to the result, seconds; null = <see cref="DefaultAfterSeconds"/>.</summary>
    public double? AfterSeconds { get; init; }

    /// <summary>What the contact does while steps run, in order.</summary>
    public IReadOnlyList<Reaction> Does { get => field ?? []; init; }

    /// <summary>For people who are forwarded to or called back: when they leave the talk, seconds after it began.</summary>
    public double? HangUpAfterSeconds { get; init; }

    internal const double DefaultAfterSeconds = 3;

    /// <summary>Seconds from the first ring to the result.</summary>
    [JsonIgnore]
    public double Rings => AfterSeconds ?? DefaultAfterSeconds;

    internal static readonly string[] Outcomes = ["answer", "busy", "decline", "no_answer", "invalid_number", "failure", "caller_id_refused"];
}
