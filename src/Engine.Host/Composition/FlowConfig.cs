using System.Collections.Frozen;

namespace Engine.Host.Composition;

/// <summary>Section <c>flows</c> of the configuration.</summary>
internal sealed class FlowConfig
{
    public const string Section = "flows";

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
    [ConfigurationKeyName("ring_seconds_ceiling")]
    public int RingSecondsCeiling { get; set; } = 35;
}
