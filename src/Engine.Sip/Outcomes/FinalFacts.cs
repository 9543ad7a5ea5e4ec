namespace Engine.Sip.Outcomes;

/// <summary>What is known of a final response when its meaning is decided.</summary>
public readonly record struct FinalFacts
{
    /// <summary>The status, 200–699.</summary>
    public required int Status { get; init; }

    /// <summary>A sign of ringing came before (CALL-03).</summary>
    public bool Ringing { get; init; }

    /// <summary>The reason phrase.</summary>
    public string Phrase { get; init; }

    /// <summary>The Q.850 cause of a Reason header (RFC 3326), or null.</summary>
    public int? Q850 { get; init; }

    /// <summary>The location of the Q.850 value (RFC 8606), or null; see <see cref="ReleaseLocations"/>.</summary>
    public string? Location { get; init; }

    /// <summary>A Reason text begins <c>v=analytics</c>, beside SIP 603 or Q.850 21: call analytics blocked the call (ATIS-1000099).</summary>
    public bool SaysAnalytics { get; init; }

    /// <summary>Trunk option <c>refine_603</c>.</summary>
    public bool Refine603 { get; init; }

    /// <summary>More than 5 % of the trunk's calls of the last 5 minutes ended with cause 2 or 3: then they mean a missing route, not a bad number.</summary>
    public bool TrunkLacksRoutes { get; init; }
}
