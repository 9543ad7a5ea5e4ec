namespace Engine.Ports.Trunks;

/// <summary>A SIP trunk of an account (TRK-31).</summary>
/// <param name="Domain">Host part of From and of the Request-URI; null takes the gateway's host.</param>
/// <param name="Gateways">In the order they are tried.</param>
public sealed record Trunk(TrunkId TrunkId, string Name, string? Domain, IReadOnlyList<Gateway> Gateways)
{
    /// <summary>What it logs in with where it is challenged; null when it knows us by address.</summary>
    public TrunkLogin? Login { get; init; }

    public bool Enabled { get; init; } = true;

    /// <summary>Codec names in order of preference, such as PCMU and PCMA.</summary>
    public IReadOnlyList<string> Codecs { get; init; } = ["PCMU", "PCMA"];

    /// <summary>Longest wait for the first 18x, up to 30 s; null = the ring timeout (CALL-01).</summary>
    public TimeSpan? PostDialDelayMax { get; init; }

    /// <summary>The ring timeout always counts from the INVITE (<c>ring_starts_at=invite</c>, CALL-01).</summary>
    public bool RingStartsAtInvite { get; init; }

    /// <summary>Lets a forwarded call show the contact's number, with the account's in Diversion; else the account's number is shown.</summary>
    public bool PassesForeignCallerId { get; init; }

    /// <summary>Adds <c>user=phone</c> to the Request-URI.</summary>
    public bool UserPhone { get; init; }

    /// <summary>Lets the Q.850 cause refine a 603 (MAP-603Q); off by default.</summary>
    public bool Refine603 { get; init; }

    /// <summary>Extra headers of every INVITE on this trunk.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Calls at once on this trunk (TRK-21); null = no limit. Past it the next way is taken, else the attempt ends as channels_exhausted.</summary>
    public int? MaxConcurrentCalls { get; init; }

    /// <summary>How numbers are written to this trunk (TRK-30).</summary>
    public TrunkNumberFormat NumberFormat { get; init; } = TrunkNumberFormat.E164WithPlus;

    /// <summary>Put before the dialled number once it is formatted (a carrier's tech prefix); empty for none.</summary>
    public string NumberPrefix { get; init; } = "";

    /// <summary>Country code without plus that <see cref="TrunkNumberFormat.National"/> takes away; empty for none.</summary>
    public string CountryCode { get; init; } = "";

    /// <summary>E.164 prefixes this trunk serves; the longest match wins. Empty = every number.</summary>
    public IReadOnlyList<string> RoutePrefixes { get; init; } = [];

    /// <summary>Packet time offered, in milliseconds.</summary>
    public int PtimeMs { get; init; } = 20;

    /// <summary>Upper bound of the ring time on this trunk; null = none of its own.</summary>
    public TimeSpan? RingMax { get; init; }

    /// <summary>How long this trunk's gateway may keep silent before the next one is tried (DNS-08).</summary>
    public TimeSpan FirstResponse { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>A 182 lengthens the ring time (CALL-03).</summary>
    public bool QueuedExtendsRing { get; init; }

    /// <summary>The one codec offered again when the whole offer is refused (SDP-13); null = no second offer.</summary>
    public string? FallbackOffer { get; init; }

    /// <summary>User-Agent of every INVITE on this trunk; null = the engine's own.</summary>
    public string? UserAgent { get; init; }

    /// <summary>T1 of every request on this trunk, 500 ms to 2 s (TXN-40).</summary>
    public TimeSpan T1 { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>This carrier's own reading of final responses, tried in order before the tables (TRK-32).</summary>
    public IReadOnlyList<TrunkResponseOverride> ResponseOverrides { get; init; } = [];

    /// <summary>What is done with a private Contact that came from a public address (TRN-21).</summary>
    public TrunkContactRewrite RewriteContact { get; init; }

    /// <summary>How keys come in (DTMF-07).</summary>
    public TrunkDtmf Dtmf { get; init; }

    /// <summary>The peer of an answered call is asked whether it is there when no RTP or RTCP came for that long (RTP-30); zero = silence ends nothing.</summary>
    public TimeSpan MediaTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a peer may hold the line (RTP-32).</summary>
    public TimeSpan HeldMax { get; init; } = TimeSpan.FromSeconds(60);
}

/// <summary>One address of a trunk.</summary>
/// <param name="Host">IP address or host name.</param>
/// <param name="Port">UDP port, 5060 by default.</param>
public sealed record Gateway(string Host, int Port = 5060);

/// <summary>A trunk's own reading of a final response, for carriers that reuse codes (TRK-32). Every condition given must hold.</summary>
public sealed record TrunkResponseOverride
{
    /// <summary>The status it is for; null = any.</summary>
    public int? Status { get; init; }

    /// <summary>Text that the reason phrase holds, in any case; null = any phrase.</summary>
    public string? Phrase { get; init; }

    /// <summary>A header that the response has; null = none is asked for.</summary>
    public string? Header { get; init; }

    /// <summary>Text that the header's value holds, in any case; null = any value.</summary>
    public string? HeaderValue { get; init; }

    /// <summary>The status that it is read as: 486 for busy, 404 for an invalid number, 480 for no answer, 503 for a failure of the trunk.</summary>
    public required int ReadAs { get; init; }
}

/// <summary>What is done with a private Contact that came from a public address (TRN-21). A route set is obeyed always.</summary>
public enum TrunkContactRewrite
{
    /// <summary>Later requests go to the address that the answer came from.</summary>
    Auto,

    /// <summary>They always go there, whatever the Contact is.</summary>
    On,

    /// <summary>They go to the Contact.</summary>
    Off,
}

/// <summary>
/// The digest user of a trunk, with its password as it is stored. A list of trunks holds passwords that no call needs: each is opened for the
/// calls over its own trunk only, and one that cannot be opened stops no others (AUTH-12).
/// </summary>
public sealed record TrunkLogin(string Username, ISealedPassword Password)
{
    /// <summary>The only realm it is for; null = the one of the first challenge (AUTH-09).</summary>
    public string? Realm { get; init; }

    /// <summary>Opens the password; null when it cannot be (AUTH-12).</summary>
    public TrunkCredentials? Open() => Password.Open() is { } clear ? new TrunkCredentials(Username, clear) { Realm = Realm } : null;
}

/// <summary>A password that is kept encrypted until it is used.</summary>
public interface ISealedPassword
{
    /// <summary>The password in clear, never to be logged; null when it cannot be decrypted, of which the adapter has told the log. Any thread; may read the store.</summary>
    string? Open();
}

/// <summary>Digest credentials of a trunk (RFC 8760), opened for a call. Never logged: the text form hides the password.</summary>
public sealed record TrunkCredentials(string Username, string Password)
{
    /// <summary>The only realm they are for; null = the one of the first challenge (AUTH-09).</summary>
    public string? Realm { get; init; }

    public override string ToString() => $"{Username}:***";
}

/// <summary>How a trunk tells the keys its callees press (DTMF-07).</summary>
public enum TrunkDtmf
{
    /// <summary>Telephone events are offered; where the peer does not take them, INFO and tones count.</summary>
    Auto,

    /// <summary>Telephone events only.</summary>
    Rfc4733,

    /// <summary>SIP INFO only; telephone events are not offered.</summary>
    Info,

    /// <summary>Tones in the audio only; telephone events are not offered.</summary>
    Inband,
}

/// <summary>TRK-30: output format of numbers.</summary>
public enum TrunkNumberFormat
{
    /// <summary>+12025550100</summary>
    E164WithPlus,

    /// <summary>12025550100</summary>
    E164WithoutPlus,

    /// <summary>0012025550100</summary>
    DoubleZero,

    /// <summary>2025550100, for the country code configured.</summary>
    National,
}
