using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Document.Shapes;

namespace Engine.Flows.Validation;

/// <summary>One validation: the document, what it may refer to, and the faults so far. Rules add, none stops another.</summary>
internal sealed class FlowCheckRun
{
    private readonly List<FlowFault> _faults = [];
    private readonly HashSet<(string Code, string Path, string Message)> _seen = [];

    public FlowCheckRun(FlowDocument document, ComponentRegistry components, ICatalog catalog, IReadOnlyList<ShapeLeaf> leaves)
    {
        Document = document;
        Catalog = catalog;
        Leaves = leaves;
        Steps =
        [
            .. from s in document.Steps
               let component = components.Find(s.Value.Type)
               where component is not null
               select new StepCheck(s.Key, component, document, catalog, Report),
        ];
        ById = Steps.ToDictionary(s => s.Id, StringComparer.Ordinal);
    }

    public FlowDocument Document { get; }

    public ICatalog Catalog { get; }

    public IReadOnlyList<ShapeLeaf> Leaves { get; }

    /// <summary>Steps of a known type, in document order.</summary>
    public IReadOnlyList<StepCheck> Steps { get; }

    public IReadOnlyDictionary<string, StepCheck> ById { get; }

    public IReadOnlyList<FlowFault> Faults => _faults;

    public void Report(FlowFault fault)
    {
        if (_seen.Add((fault.Code, fault.Path, fault.Message)))
        {
            _faults.Add(fault);
        }
    }

    /// <summary>A fault at a place; the step is read off the path.</summary>
    public void Report(string code, FaultSeverity severity, JsonPath path, string message) =>
        Report(new FlowFault(code, severity, StepOf(path), path.Text, message));

    public string Label(string id) => Document.Label(id);

    private static string? StepOf(JsonPath path) =>
        path.Text.StartsWith("/steps/", StringComparison.Ordinal) ? path.Text.Split('/')[2].Replace("~1", "/", StringComparison.Ordinal) : null;
}
