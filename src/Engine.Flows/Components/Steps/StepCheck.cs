using Engine.Flows.Document;
using Engine.Flows.Document.Shapes;

namespace Engine.Flows.Components.Steps;

/// <summary>One step under check: what a component's own check sees and where it reports.</summary>
/// <param name="id">The step's id.</param>
/// <param name="component">Its kind.</param>
/// <param name="document">The flow it stands in.</param>
/// <param name="catalog">What the flow may refer to.</param>
/// <param name="report">Takes the faults.</param>
internal sealed class StepCheck(string id, Component component, FlowDocument document, ICatalog catalog, Action<FlowFault> report)
{
    public string Id => id;

    public FlowStep Step { get; } = document.Steps[id];

    public Component Component => component;

    public object Settings { get; } = component.Read(document.Steps[id].Settings);

    public FlowDocument Document => document;

    public ICatalog Catalog => catalog;

    public JsonPath Path { get; } = JsonPath.Root["steps"][id];

    public JsonPath SettingsPath => Path["settings"];

    public void Error(string code, JsonPath path, string message) => report(new FlowFault(code, FaultSeverity.Error, id, path.Text, message));

    public void Warn(string code, JsonPath path, string message) => report(new FlowFault(code, FaultSeverity.Warning, id, path.Text, message));

    /// <summary>The name people know the step by, in quotes.</summary>
    public string Label => document.Label(id);
}
