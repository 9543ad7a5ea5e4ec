using Engine.Sip.Wire.Headers;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Auth;

/// <summary>A challenge and who asks.</summary>
/// <param name="Answer">The header that answers it: Authorization or Proxy-Authorization.</param>
/// <param name="Challenge">What is asked.</param>
internal sealed record OfferedChallenge(HeaderId Answer, DigestChallenge Challenge)
{
    /// <summary>All Digest challenges of a 401 or 407, in the order given; other schemes are left out.</summary>
    public static IReadOnlyList<OfferedChallenge> Read(SipMessage response)
    {
        var all = new List<OfferedChallenge>();
        Read(response.Challenges(HeaderId.WwwAuthenticate), HeaderId.Authorization, all);
        Read(response.Challenges(HeaderId.ProxyAuthenticate), HeaderId.ProxyAuthorization, all);
        return all;
    }

    private static void Read(ChallengeList challenges, HeaderId answer, List<OfferedChallenge> all)
    {
        foreach (var text in challenges)
        {
            if (all.Count == AuthPolicy.MaxChallenges)
            {
                return;
            }

            if (DigestChallenge.TryRead(text, out var digest))
            {
                all.Add(new OfferedChallenge(answer, digest!));
            }
        }
    }
}
