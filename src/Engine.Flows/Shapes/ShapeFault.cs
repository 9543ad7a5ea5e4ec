namespace Engine.Flows.Shapes;

internal sealed record ShapeFault(string Code, JsonPath Path, string Message);
