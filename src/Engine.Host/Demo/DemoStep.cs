namespace Engine.Host.Demo;

/// <summary>One report row in short.</summary>
/// <param name="TimeMs">Time in the step.</param>
internal sealed record DemoStep(int Order, string Component, string Name, string? Exit, long? TimeMs);
