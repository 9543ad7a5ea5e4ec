using Engine.Flows.Document;
using Engine.Host.Composition;

namespace Engine.Host.Commands;

/// <summary>Knows every reference: for a document that is checked without its account.</summary>
internal sealed class AnyReference(FlowConfig config) : ICatalog
{
    public int RingSecondsCeiling => config.RingSecondsCeiling;

    public bool HasNumber(string number) => true;

    public bool HasTrunk(string id) => true;

    public bool HasPrompt(string id) => true;

    public bool HasFunction(string name) => true;

    public bool HasConnection(string id) => true;

    public bool HasRingGroup(string id) => true;

    public bool IsSupported(string componentType) => FlowConfig.Components.Contains(componentType);
}
