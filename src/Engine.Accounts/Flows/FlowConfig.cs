using Engine.Flows.Components;

namespace Engine.Accounts.Flows;

/// <summary>What this server allows flows.</summary>
public sealed class FlowConfig
{
    public const int DefaultRingSecondsCeiling = 35;

    /// <summary>Whether this build can run a kind of step; a test holds that each effect of the built-in components has a runner.</summary>
    public static bool Supports(string kind) => BuiltInComponents.Registry.Find(kind) is not null;

    /// <summary>Longest ring_seconds of Make Outbound Call (FLOW-31).</summary>
    public int RingSecondsCeiling { get; init; } = DefaultRingSecondsCeiling;
}
