using System.Text.Json.Serialization;
using Engine.Flows.Interactions;

namespace Engine.Flows.Versions;

/// <summary>Why a step in a flow's life is refused.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<FlowHistoryRefusal>))]
public enum FlowHistoryRefusal
{
    NoDraft,
    DraftExists,
    DraftChanged,
    DraftHasErrors,
    NothingPublished,
    NoSuchVersion,
}
