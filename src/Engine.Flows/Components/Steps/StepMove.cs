using Engine.Flows.Facts;

namespace Engine.Flows.Components.Steps;

/// <summary>What a step does next.</summary>
internal abstract record StepMove
{
    private static readonly IReadOnlyDictionary<string, string?> NoOutputs = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Goes on waiting.</summary>
    public static StepMove Stay { get; } = new Staying();

    /// <summary>Takes an exit.</summary>
    public static Leaving Leave(string exit, IReadOnlyDictionary<string, string?>? outputs = null) => new(exit, outputs ?? NoOutputs);

    /// <summary>Cannot do its work; goes by on_error.</summary>
    public static StepMove Fail(string reason, Party party, IReadOnlyDictionary<string, string?>? outputs = null) =>
        new Failing(reason, party, outputs ?? NoOutputs);

    /// <summary>A prompt could not be had: at fault is who can do something about it (FLOW-67).</summary>
    public static StepMove FailPrompt(string reason, string? detail, IReadOnlyDictionary<string, string?>? outputs = null) =>
        new Failing(reason, PromptFaults.PartyOf(reason), outputs ?? NoOutputs) { Detail = detail };

    /// <summary>A limit was hit: the interaction fails.</summary>
    public static StepMove Guard(string reason) => new Guarded(reason);

    /// <summary>Ends the flow here; the row gets this exit.</summary>
    public static Ends End(string exit, string? reason = null, IReadOnlyDictionary<string, string?>? outputs = null) =>
        new Ends(exit, reason, outputs ?? NoOutputs);

    internal sealed record Staying : StepMove;

    /// <summary>An exit with its outputs.</summary>
    /// <param name="Exit">Exit.</param>
    /// <param name="Outputs">Output values by name.</param>
    internal sealed record Leaving(string Exit, IReadOnlyDictionary<string, string?> Outputs) : StepMove
    {
        public string? Reason { get; init; }

        /// <summary>Something from outside decided the exit.</summary>
        public bool Input { get; init; }
    }

    internal sealed record Failing(string Reason, Party Party, IReadOnlyDictionary<string, string?> Outputs) : StepMove
    {
        /// <summary>More about the reason, for the row.</summary>
        public string? Detail { get; init; }
    }

    internal sealed record Guarded(string Reason) : StepMove;

    internal sealed record Ends(string Exit, string? Reason, IReadOnlyDictionary<string, string?> Outputs) : StepMove
    {
        /// <summary>What the interaction's verdict says of a contact whose call this end gave up.</summary>
        public WalkEnd Cause { get; init; } = WalkEnd.Own;
    }
}
