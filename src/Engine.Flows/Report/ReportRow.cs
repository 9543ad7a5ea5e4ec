namespace Engine.Flows.Report;

/// <summary>A row of the Studio-like execution report (FLOW-70), as far as it is known when its step is entered.</summary>
/// <param name="Order">step_execution_order, 0 = the trigger.</param>
/// <param name="StepId">Step id; "trigger" for the trigger.</param>
/// <param name="ComponentTitle">Kind for people.</param>
/// <param name="StepName">The author's name.</param>
/// <param name="Timestamp">UTC start of the step.</param>
public sealed record ReportRow(int Order, string StepId, string ComponentTitle, string StepName, DateTimeOffset Timestamp);
