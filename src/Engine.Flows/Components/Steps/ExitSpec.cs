using System.Text.Json.Serialization;
using Engine.Flows.Document;

namespace Engine.Flows.Components.Steps;

/// <summary>A named way out of a component.</summary>
/// <param name="Id">Name in the document and the report.</param>
/// <param name="Kind">Whether an author must, may or cannot wire it.</param>
public sealed record ExitSpec(string Id, ExitKind Kind = ExitKind.Mandatory)
{
    /// <summary>Report exit of a step that failed unexpectedly.</summary>
    public const string Error = "error";

    /// <summary>Report exit of a voice step whose contact hung up.</summary>
    public const string ContactHungUp = "contact_hung_up";

    /// <summary>Report exit of the step that ran when the interaction was cancelled.</summary>
    public const string Cancelled = "cancelled";

    public const string Ok = "ok";
    public const string NoMatch = "no_match";
    public const string Timeout = "timeout";
}

/// <summary>Whether an exit must be wired, may be wired (else the flow ends there), or cannot be wired.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ExitKind>))]
public enum ExitKind
{
    Mandatory,
    Optional,
    Hidden,
}
