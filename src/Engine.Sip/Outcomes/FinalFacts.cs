namespace Engine.Sip.Outcomes;

/// <summary>What is known of a final response when its meaning is decided.</summary>
public readonly record struct FinalFacts
{
    /// <summary>The status, 200–699.</summary>
    public required int Status { get; init; }

    /// <summary>An 18x came before.</summary>
    public bool Ringing { get; init; }

    /// <summary>The reason phrase.</summary>
    public string Phrase { get; init; }

    /// <summary>The Q.850 cause of a Reason header (RFC 3326), or null.</summary>
    public int? Q850 { get; init; }

    /// <summary>The Q.850 value carried <c>location=U</c>: the user's side released (RFC 8606).</summary>
    public bool FromUser { get; init; }

    /// <summary>The cause of a Reason value of protocol SIP, or null.</summary>
    public int? SipCause { get; init; }

    /// <summary>The text of the Reason header, or null.</summary>
    public string? ReasonText { get; init; }

    /// <summary>Trunk option <c>refine_603</c>.</summary>
    public bool Refine603 { get; init; }

    /// <summary>More than 5 % of the trunk's calls of the last 5 minutes ended with cause 2 or 3: then they mean a missing route, not a bad number.</summary>
    public bool TrunkLacksRoutes { get; init; }
}
