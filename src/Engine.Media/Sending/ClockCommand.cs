using Engine.Media.Bridging;
using Engine.Media.Linux;
using Engine.Media.Prompts;
using Engine.Media.Receiving;

namespace Engine.Media.Sending;

/// <summary>A command of another thread to a clock shard. The shard takes them in order before each tick.</summary>
internal readonly record struct ClockCommand(ClockCommand.Verb Does, LegSending Leg)
{
    public enum Verb : byte
    {
        Connect,
        Retarget,
        Play,
        Stop,
        SendKey,
        KeyDown,
        KeyUp,
        Bridge,
        Ring,
        Close,
    }

    /// <summary>For Connect.</summary>
    public LegPlan? Plan { get; init; }

    /// <summary>For Retarget.</summary>
    public WireAddress Address { get; init; }

    /// <summary>For Bridge; null ends it.</summary>
    public OneWayBridge? Bridge { get; init; }

    /// <summary>For Play and Ring; null ends the ringback.</summary>
    public EncodedPrompt? Prompt { get; init; }

    /// <summary>Playback id of Play and Stop; event and duration of SendKey, KeyDown and KeyUp.</summary>
    public long Number { get; init; }
}
