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

    /// <summary>Report exit of a voice step whose call was ended by the network, by a timer or by a restart of the engine.</summary>
    public const string CallLost = "call_lost";

    /// <summary>Report exit of a voice step whose call was ended because nothing was heard of the line any more.</summary>
    public const string MediaLost = "media_lost";

    /// <summary>Report exit of the step that ran when the interaction was cancelled.</summary>
    public const string Cancelled = "cancelled";

    public const string Ok = "ok";
    public const string NoMatch = "no_match";
    public const string Timeout = "timeout";

    /// <summary>The hidden exits of a step whose contact is gone; on_hangup says where the flow goes on after each.</summary>
    public static IReadOnlyList<ExitSpec> Losses { get; } =
        [new(ContactHungUp, ExitKind.Hidden), new(CallLost, ExitKind.Hidden), new(MediaLost, ExitKind.Hidden)];

    /// <summary>Whether it is one of <see cref="Losses"/>.</summary>
    public static bool IsLoss(string exit) => exit is ContactHungUp or CallLost or MediaLost;
}

/// <summary>Whether an exit must be wired, may be wired (else the flow ends there), or cannot be wired.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ExitKind>))]
public enum ExitKind
{
    Mandatory,
    Optional,
    Hidden,
}
