using Engine.Sip.Auth;
using Engine.Sip.Dialogs;
using Engine.Sip.Outcomes;
using Engine.Sip.Timers;

namespace Engine.Sip.Calls.Outgoing;

/// <summary>How one attempt is to be run: its timers, its headers, its credentials and the trunk's habits.</summary>
public sealed record CallSettings
{
    /// <summary>The shortest ring timeout: of a forward; an outbound call has 10 s or more (CALL-01).</summary>
    public static readonly TimeSpan ShortestRing = TimeSpan.FromSeconds(1);

    /// <summary>The longest ring timeout: of a forward; an outbound call has 35 s or less (CALL-01).</summary>
    public static readonly TimeSpan LongestRing = TimeSpan.FromSeconds(600);

    /// <summary>The longest post-dial delay a trunk may ask for.</summary>
    public static readonly TimeSpan LongestPostDialDelay = TimeSpan.FromSeconds(30);

    /// <summary>T1 of RFC 3261 §17.1.1.1 on a usual way.</summary>
    public static readonly TimeSpan ShortestT1 = TimeSpan.FromMilliseconds(500);

    /// <summary>T1 on a way over a satellite.</summary>
    public static readonly TimeSpan LongestT1 = TimeSpan.FromSeconds(2);

    /// <summary>How long the phone may ring, 1–600 s: counted from the INVITE, anew from the first sign of ringing.</summary>
    public TimeSpan Ring { get; init => field = Within(value, ShortestRing, LongestRing, nameof(Ring)); } = TimeSpan.FromSeconds(15);

    /// <summary>What starts the ring timeout anew; a trunk setting.</summary>
    public RingStart RingStartsAt { get; init; } = RingStart.FirstRinging;

    /// <summary>The longest wait from the INVITE to the first sign of ringing, up to 30 s; null, or less than the ring timeout, means the ring timeout.</summary>
    public TimeSpan? PostDialDelay { get; init => field = value is { } v ? Within(v, TimeSpan.Zero, LongestPostDialDelay, nameof(PostDialDelay)) : null; }

    /// <summary>Whether a 182 (queued) starts the ring timeout anew (CALL-03).</summary>
    public bool QueuedExtendsRing { get; init; }

    /// <summary>How long to wait for any response before the attempt ends so that another gateway may be tried (DNS-08); null on the last gateway.</summary>
    public TimeSpan? FirstResponse { get; init; }

    /// <summary>The longest talk time, ended by BYE (DLG-21).</summary>
    public TimeSpan MaxDuration { get; init; } = TimeSpan.FromHours(2);

    /// <summary>The longest wait for the first packet after the answer (RTP-30).</summary>
    public TimeSpan FirstSound { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a line may be silent before its peer is asked, and then given up (RTP-30); zero: silence ends nothing.</summary>
    public TimeSpan MediaTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long the peer may hold the line (RTP-32).</summary>
    public TimeSpan HeldMax { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The trunk's user and secret, or null when it authenticates by address.</summary>
    public TrunkCredentials? Credentials { get; init; }

    /// <summary>Further header lines of the INVITE, in order. CR, LF and NUL are refused (MSG-08).</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The User-Agent of the INVITE; null means the agent's own, empty none.</summary>
    public string? UserAgent { get; init; }

    /// <summary>A smaller offer, sent once when the first is refused by 415, 488 or 606 (SDP-13); empty means no such retry.</summary>
    public ReadOnlyMemory<byte> FallbackOffer { get; init; }

    /// <summary>What to do with a private Contact from a public address (TRN-21).</summary>
    public ContactRewrite RewriteContact { get; init; } = ContactRewrite.Auto;

    /// <summary>Trunk option <c>refine_603</c>: a 603 is read by its Reason header, and as a network block when it says so (MAP-603, MAP-603Q).</summary>
    public bool Refine603 { get; init; }

    /// <summary>Trunk overrides of responses, tried in order before the tables (MAP-01, TRK-32).</summary>
    public IReadOnlyList<ResponseOverride> Overrides { get; init; } = [];

    /// <summary>T1 of this trunk, 500 ms to 2 s (satellite); null means 500 ms.</summary>
    public TimeSpan? T1 { get; init => field = value is { } v ? Within(v, ShortestT1, LongestT1, nameof(T1)) : null; }

    /// <summary>The timer values of every request of the call, from <see cref="T1"/>.</summary>
    internal SipTimers TimerValues => new(T1?.Ticks ?? SipTimers.DefaultT1);

    private static TimeSpan Within(TimeSpan value, TimeSpan least, TimeSpan most, string name) =>
        value >= least && value <= most
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"allowed: {least.TotalSeconds} to {most.TotalSeconds} s");
}

/// <summary>What starts the ring timeout (trunk setting <c>ring_starts_at</c>).</summary>
public enum RingStart
{
    /// <summary>It counts from the INVITE and anew from the first sign of ringing.</summary>
    FirstRinging,

    /// <summary>It counts from the INVITE only.</summary>
    Invite,
}
