using Engine.Media.Prompts;

namespace Engine.Media.Net;

/// <summary>What another thread asks of a clock shard. The shard takes them in order before each tick.</summary>
internal readonly record struct ClockCommand(ClockCommand.Verb Does, MediaLeg Leg)
{
    public enum Verb : byte
    {
        Connect,
        Retarget,
        Play,
        Stop,
        SendKey,
        Close,
    }

    /// <summary>For Connect.</summary>
    public LegPlan? Plan { get; init; }

    /// <summary>For Retarget.</summary>
    public WireAddress Address { get; init; }

    /// <summary>For Play.</summary>
    public EncodedPrompt? Prompt { get; init; }

    /// <summary>Playback id of Play and Stop; event and duration of SendKey.</summary>
    public long Number { get; init; }
}
