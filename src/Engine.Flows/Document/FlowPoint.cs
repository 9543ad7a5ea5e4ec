namespace Engine.Flows.Document;

/// <summary>Where a step stands on the editor's canvas.</summary>
public sealed record FlowPoint(double X, double Y);
