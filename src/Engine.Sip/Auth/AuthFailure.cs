namespace Engine.Sip.Auth;

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
