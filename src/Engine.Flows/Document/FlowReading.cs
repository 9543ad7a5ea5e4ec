using System.Text.Json.Serialization;
using Engine.Flows.Document.Shapes;

namespace Engine.Flows.Document;

/// <summary>What came of reading a document.</summary>
public sealed record FlowReading
{
    /// <summary>The parts that could be used; null when it is not even a JSON object.</summary>
    public FlowDocument? Document { get; init; }

    /// <summary>
    /// The document as it is stored and measured, UTF-8: in the one spelling that export indents when its form is right, else as it was sent but for the
    /// blanks, because rewriting it would lose the members that are wrong. Empty when there is no document.
    /// </summary>
    public ReadOnlyMemory<byte> Tight { get; init; }

    /// <summary>What is wrong with its form.</summary>
    public IReadOnlyList<FlowFault> Faults { get; init; } = [];

    /// <summary>What it names of its account.</summary>
    public FlowReferences References => FlowReferences.Of(Leaves);

    /// <summary>Strings that refer to something.</summary>
    internal IReadOnlyList<ShapeLeaf> Leaves { get; init; } = [];
}

/// <summary>One thing wrong with a flow.</summary>
/// <param name="Code">Stable and short; docs/flows.md lists them.</param>
/// <param name="Severity">Blocks publishing or not.</param>
/// <param name="Step">Step id, null for the document.</param>
/// <param name="Path">JSON Pointer (RFC 6901) into the document.</param>
/// <param name="Message">What is wrong and what to do, for the author.</param>
public sealed record FlowFault(string Code, FaultSeverity Severity, string? Step, string Path, string Message)
{
    /// <summary>The document is larger than a flow may be; nothing else of it is looked at.</summary>
    public const string TooLarge = "too_large";

    /// <summary>A warning for the author, since a voice may come yet, and a refusal for publishing (FLOW-68).</summary>
    public const string LanguageNotSpoken = "language_not_spoken";

    /// <summary>Whether a flow with it is not published. A method: stored faults have no such member.</summary>
    public bool BlocksPublishing() => Severity == FaultSeverity.Error || Code == LanguageNotSpoken;
}

/// <summary>Errors block publishing; warnings do not.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<FaultSeverity>))]
public enum FaultSeverity { Error, Warning }
