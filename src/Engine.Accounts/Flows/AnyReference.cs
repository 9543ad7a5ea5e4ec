using Engine.Flows.Document;

namespace Engine.Accounts.Flows;

/// <summary>Knows every reference: for a document that is checked without its account.</summary>
public sealed class AnyReference(FlowConfig config) : ICatalog
{
    public int RingSecondsCeiling => config.RingSecondsCeiling;

    public bool HasNumber(string number) => true;

    public bool HasTrunk(string id) => true;

    public bool HasPrompt(string id) => true;

    public bool HasFunction(string name) => true;

    public bool HasConnection(string id) => true;

    public bool HasRingGroup(string id) => true;

    public bool IsSupported(string componentType) => FlowConfig.Supports(componentType);
}
