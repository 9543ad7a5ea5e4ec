using Engine.Actors.Ports;
using Engine.Flows.Graph;

namespace Engine.Actors.Legs;

/// <summary>What an interaction tells the actor of one of its legs. The answers are interaction commands.</summary>
internal static class LegProtocol
{
    /// <summary>Send the INVITE: its identifiers are stored.</summary>
    public sealed record Place;

    /// <summary>Give the reservation back.</summary>
    public sealed record Release;

    public sealed record Cancel(CancelCause Cause);

    public sealed record HangUp;

    public sealed record Play(long PlaybackId, PromptSource Source);

    public sealed record StopPlayback(long PlaybackId);
}
