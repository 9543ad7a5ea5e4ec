using System.Globalization;
using Engine.Accounts.Interactions;

namespace Engine.Accounts.Reports;

/// <summary>The report's columns in their order (FLOW-70), with the text of each cell; JSON and CSV share the names.</summary>
public static class ReportColumns
{
    public static readonly IReadOnlyList<(string Name, Func<StepRow, string?> Cell)> All =
    [
        ("call_id", r => r.CallId),
        ("flow_execution_id", r => r.FlowExecutionId),
        ("interaction_id", r => r.InteractionId),
        ("destination_number", r => r.DestinationNumber),
        ("origin_number", r => r.OriginNumber),
        ("flow_name", r => r.FlowName),
        ("flow_id", r => r.FlowId),
        ("flow_version", r => r.FlowVersion.ToString(CultureInfo.InvariantCulture)),
        ("component_title", r => r.ComponentTitle),
        ("step_name", r => r.StepName),
        ("exit", r => r.Exit),
        ("time_in_step", r => r.TimeInStep?.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture)),
        ("timestamp", r => Time(r.Timestamp)),
        ("flow_execution_finished_time", r => r.FlowExecutionFinishedTime is { } end ? Time(end) : null),
        ("step_execution_order", r => r.StepExecutionOrder.ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>RFC 3339 in UTC with milliseconds.</summary>
    public static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
