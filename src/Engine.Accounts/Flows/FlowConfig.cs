using System.Collections.Frozen;

namespace Engine.Accounts.Flows;

/// <summary>What this server allows flows.</summary>
public sealed class FlowConfig
{
    public const int DefaultRingSecondsCeiling = 35;

    /// <summary>Component types this build can run; flows with others can be saved, not published.</summary>
    public static readonly FrozenSet<string> Components = FrozenSet.ToFrozenSet(
    [
        "make_outbound_call",
        "play_audio",
        "input_ivr",
        "standard_ivr",
        "voice_ivr",
        "voice_transcription",
        "forward_to_external",
        "callback",
        "conditional",
        "calendar_rules",
        "time_rules",
        "traffic_splitter",
        "execute_action",
        "salesforce_data_dip",
        "run_function",
        "end_flow",
    ],
    StringComparer.Ordinal);

    /// <summary>Longest ring_seconds of Make Outbound Call (FLOW-31).</summary>
    public int RingSecondsCeiling { get; init; } = DefaultRingSecondsCeiling;
}
