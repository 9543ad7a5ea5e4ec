namespace Engine.Flows.Versions;

/// <summary>The next history, or why there is none.</summary>
public sealed record FlowHistoryChange(FlowHistory? Next, FlowHistoryRefusal? Refusal)
{
    public static FlowHistoryChange To(FlowHistory next) => new(next, null);

    public static FlowHistoryChange Refused(FlowHistoryRefusal refusal) => new(null, refusal);
}
