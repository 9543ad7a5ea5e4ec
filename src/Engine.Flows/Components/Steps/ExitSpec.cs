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
