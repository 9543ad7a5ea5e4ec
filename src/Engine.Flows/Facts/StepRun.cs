namespace Engine.Flows.Facts;

/// <summary>One execution of a step.</summary>
/// <param name="Order">step_execution_order.</param>
/// <param name="StepId">Id in the flow.</param>
/// <param name="Component">Kind.</param>
/// <param name="EnteredAt">When.</param>
/// <param name="Token">Token it waits for, 0 when it does not wait.</param>
/// <param name="Until">Ceiling while it waits.</param>
/// <param name="Memory">The component's own notes.</param>
public sealed record StepRun(
    int Order, string StepId, string Component, DateTimeOffset EnteredAt, long Token = 0, DateTimeOffset? Until = null, string? Memory = null);
