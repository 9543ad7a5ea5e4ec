namespace Engine.Sip.Auth;

/// <summary>What to do about a 401 or 407.</summary>
internal abstract record AuthDecision
{
    private AuthDecision()
    {
    }

    /// <summary>Send the request again (next CSeq, new branch, no To tag) with all these answers in it.</summary>
    public sealed record Retry(IReadOnlyList<AuthAnswer> Answers) : AuthDecision;

    /// <summary>Give up: AuthFailed.</summary>
    public sealed record Stop(AuthFailure Reason) : AuthDecision;
}

/// <summary>A challenge that the next request answers.</summary>
/// <param name="Offer">The challenge and the header that answers it.</param>
/// <param name="IsProven">
/// The nonce was good once: kept from an earlier request, or passed in this attempt. Its refusal then means that it aged.
/// </param>
internal sealed record AuthAnswer(OfferedChallenge Offer, bool IsProven)
{
    internal bool IsFor(OfferedChallenge other) =>
        Offer.Answer == other.Answer && string.Equals(Offer.Challenge.Realm, other.Challenge.Realm, StringComparison.Ordinal);
}

/// <summary>Why an attempt is not tried again after a 401 or 407.</summary>
internal enum AuthFailure : byte
{
    /// <summary>No Digest challenge in the response.</summary>
    NoChallenge,
    /// <summary>The challenge does not come from one of the trunk's gateways (AUTH-09).</summary>
    ForeignSource,
    /// <summary>No challenge is for a realm of this trunk (AUTH-09).</summary>
    ForeignRealm,
    /// <summary>Every algorithm or qop offered is unknown, forbidden, or has no secret.</summary>
    NoSupportedAlgorithm,
    /// <summary>The secret was refused.</summary>
    Rejected,
    /// <summary>stale=true too often.</summary>
    TooManyStale,
    TooManyRounds,
}
