namespace Engine.Flows.Document.Shapes;

/// <summary>Collects what one structural check finds.</summary>
internal sealed class ShapeCheck
{
    public List<ShapeFault> Faults { get; } = [];

    /// <summary>Strings that refer to something or hold templates, in document order.</summary>
    public List<ShapeLeaf> Leaves { get; } = [];

    public void Report(string code, JsonPath path, string message) => Faults.Add(new ShapeFault(code, path, message));
}
