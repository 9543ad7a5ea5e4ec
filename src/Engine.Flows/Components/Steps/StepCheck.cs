using Engine.Flows.Document;
using Engine.Flows.Document.Shapes;
using Engine.Flows.Validation;

namespace Engine.Flows.Components.Steps;

/// <summary>One step under check: what a component's own check sees and where it reports.</summary>
internal sealed class StepCheck(FlowCheckRun run, string id, FlowStep step, Component component)
{
    public string Id => id;

    public FlowStep Step => step;

    public Component Component => component;

    public object Settings { get; } = component.Read(step.Settings);

    public FlowDocument Document => run.Document;

    public ICatalog Catalog => run.Catalog;

    public JsonPath Path { get; } = JsonPath.Root["steps"][id];

    public JsonPath SettingsPath => Path["settings"];

    public void Error(string code, JsonPath path, string message) => run.Report(new FlowFault(code, FaultSeverity.Error, id, path.Text, message));

    public void Warn(string code, JsonPath path, string message) => run.Report(new FlowFault(code, FaultSeverity.Warning, id, path.Text, message));

    /// <summary>The name people know the step by, in quotes.</summary>
    public string Label => run.Label(id);
}
