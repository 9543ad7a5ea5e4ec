namespace Engine.Actors.Interactions;

/// <summary>The options of the actors of one node: limits, waits and hosts. Written by people.</summary>
public sealed record EngineLimits
{
    /// <summary>Calls at once; further legs wait.</summary>
    public int ConcurrentCalls { get; init; } = 2_000;

    /// <summary>Legs that may wait for a place; with so many, starts are answered 503 <c>overloaded</c>. Twice as many legs may wait in all.</summary>
    public int WaitingCalls { get; init; } = 10_000;

    /// <summary>How long a leg waits for a place before it ends as engine_overload.</summary>
    public TimeSpan PlaceWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Hosts of SIP members that any trunk may carry, beside each trunk's own; small letters.</summary>
    public IReadOnlySet<string> MemberHosts { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Bytes of prompts kept ready to send.</summary>
    public long PromptBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>How long live calls may go on once the node drains; then they are hung up.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.Zero;

    /// <summary>How long CANCEL and BYE of all calls may take when the process shuts down (MAP-06).</summary>
    public TimeSpan EndCalls { get; init; } = TimeSpan.FromSeconds(5);
}
