using Engine.Flows.Document.Marks;
using Engine.Ports.Trunks;

namespace Engine.Accounts.Trunks;

/// <summary>How calls over a trunk are made; stored as JSON, so a new setting needs a default and no migration (TRK-31).</summary>
public sealed record TrunkSettings
{
    public static readonly TrunkSettings Default = new();

    /// <summary>Codecs in the order offered, by their RTP names.</summary>
    public IReadOnlyList<string> Codecs { get; init; } = ["PCMU", "PCMA"];

    /// <summary>Packet time offered, in milliseconds.</summary>
    public int PtimeMs { get; init; } = 20;

    /// <summary>
    /// The one codec of <see cref="Codecs"/> that is offered again when the whole offer is refused by 415, 488 or 606 (SDP-13): the region's
    /// G.711 law, for instance. Null = no second offer.
    /// </summary>
    public string? FallbackOffer { get; init; }

    /// <summary>How numbers are written to this trunk.</summary>
    public TrunkNumberFormat NumberFormat { get; init; } = TrunkNumberFormat.E164WithPlus;

    /// <summary>Put before the number once it is formatted (a carrier's tech prefix); empty for none.</summary>
    public string NumberPrefix { get; init; } = "";

    /// <summary>Country code without plus, taken away by <see cref="TrunkNumberFormat.National"/>; empty for none.</summary>
    public string CountryCode { get; init; } = "";

    /// <summary>Whether <c>user=phone</c> is added to SIP URIs.</summary>
    public bool UserPhone { get; init; }

    /// <summary>
    /// The carrier lets calls show numbers that are not the account's: a forward with <c>show: contact_number</c> shows the contact then, with
    /// Diversion. Otherwise it shows the account's number.
    /// </summary>
    public bool PassesForeignCallerId { get; init; }

    /// <summary>Host of the From URI and of the Request-URI; null = the gateway's host.</summary>
    public string? Domain { get; init; }

    /// <summary>Lengthens the wait for a first 18x (CALL-01); 0 = the ring time. At most 30 s.</summary>
    public int PostDialDelayMaxSeconds { get; init; }

    /// <summary>The ring timeout always counts from the INVITE (<c>ring_starts_at=invite</c>, CALL-01).</summary>
    public bool RingStartsAtInvite { get; init; }

    /// <summary>Lets the Q.850 cause refine a 603 (MAP-603Q).</summary>
    public bool Refine603 { get; init; }

    /// <summary>This carrier's own reading of final responses, tried in order before the tables (TRK-32).</summary>
    public IReadOnlyList<TrunkResponseOverride> ResponseOverrides { get; init; } = [];

    /// <summary>How a private Contact that came from a public address is treated (TRN-21).</summary>
    public TrunkContactRewrite RewriteContact { get; init; }

    /// <summary>T1, from which every SIP timer of a call grows (TXN-40): 500, or up to 2000 for a way over a satellite.</summary>
    public int T1Ms { get; init; } = 500;

    /// <summary>Calls at once on this trunk (TRK-21); null = no limit.</summary>
    public int? MaxConcurrentCalls { get; init; }

    /// <summary>Upper bound for a step's ring time on this trunk; 0 = none of its own.</summary>
    public int RingSecondsMax { get; init; }

    /// <summary>Wait for a first response before the next gateway is tried (DNS-08).</summary>
    public int FirstResponseTimeoutMs { get; init; } = 4000;

    /// <summary>Whether a 182 lengthens the ring time (CALL-03).</summary>
    public bool QueuedExtendsRing { get; init; }

    /// <summary>
    /// Seconds without RTP or RTCP after which the peer of an answered call is asked whether it is there, and the call ended if it is not (RTP-30); 0 = silence
    /// ends nothing, at most 3600.
    /// </summary>
    public int MediaTimeoutSeconds { get; init; } = 60;

    /// <summary>Seconds that a peer may hold the line, from the answer or later, before the call is ended (RTP-32); 1 to 3600.</summary>
    public int HeldSecondsMax { get; init; } = 60;

    /// <summary>How keys come in.</summary>
    public TrunkDtmf Dtmf { get; init; }

    /// <summary>User-Agent shown to this trunk; null = the engine's own.</summary>
    public string? UserAgent { get; init; }

    /// <summary>Headers added to each INVITE (CALL-14).</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>With the parts of numbers as they are kept: without the marks nobody sees that come along when a number is copied.</summary>
    public TrunkSettings WithoutHiddenMarks() =>
        this with { NumberPrefix = HiddenMarks.Removed(NumberPrefix), CountryCode = HiddenMarks.Removed(CountryCode) };
}
