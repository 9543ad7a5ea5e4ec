namespace Engine.Flows.Document.Shapes;

internal sealed record ShapeFault(string Code, JsonPath Path, string Message);
