using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document.Shapes;
using Engine.Flows.Facts;

namespace Engine.Flows.Components;

/// <summary>Ends the flow and hangs up (FLOW-46).</summary>
internal sealed partial class EndFlow : ComponentOf<EndFlow.EndSettings>
{
    public const string Type = "end_flow";

    public override string Kind => Type;
    public override string Title => "End flow";
    public override ComponentGroup Group => ComponentGroup.End;
    public override string DefaultExit => "end";
    public override IReadOnlyList<string> Effects => [nameof(InteractionEffect.HangUp)];
    public override ObjectShape Settings { get; } = new();

    private protected override JsonTypeInfo<EndSettings> SettingsJson { get; } = new EndFlowJson(JsonOptions()).EndSettings;

    private protected override IReadOnlyList<ExitSpec> ExitsOf(EndSettings settings) => [new(ExitSpec.Ok, ExitKind.Hidden)];

    internal override StepMove Enter(StepTurn turn) => StepMove.End(ExitSpec.Ok);

    /// <summary>Has none.</summary>
    internal sealed record EndSettings;

    [JsonSerializable(typeof(EndSettings))]
    private sealed partial class EndFlowJson : JsonSerializerContext;
}
