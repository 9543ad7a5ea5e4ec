namespace Engine.Sip.Auth;

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
