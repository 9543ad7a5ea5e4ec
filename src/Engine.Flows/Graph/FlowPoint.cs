namespace Engine.Flows.Graph;

/// <summary>Where a step stands on the editor's canvas.</summary>
public sealed record FlowPoint(double X, double Y);
