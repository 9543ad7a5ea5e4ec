using Engine.Flows.Components;
using Engine.Flows.Document;
using Engine.Flows.Tests.Kit;
using Engine.Flows.Validation;

namespace Engine.Flows.Tests.Validation;

/// <summary>Validation on a server that has lost a component since the flow was published.</summary>
internal static class FlowValidatorFaults
{
    public static IReadOnlyList<FlowFault> Of(FlowDocument document) => FlowValidator.Validate(document, BuiltInComponents.Registry, new TestCatalog { NotSupported = { "play_audio" } });
}
