using Engine.Sip.Counters;
using Engine.Sip.Transport;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Auth;

/// <summary>
/// The credentials of one request through its challenges (AUTH-01 to AUTH-06, AUTH-09). A call has one for its INVITE; each in-dialog request that is
/// challenged has its own and may not learn a realm.
/// </summary>
internal sealed class Challenges(AgentServices services, TrunkCredentials? trunk, SipEndpoint gateway, bool mayLearn)
{
    private AuthAttempt _attempt = AuthAttempt.Fresh;

    /// <summary>Requests with credentials so far.</summary>
    internal int Rounds => _attempt.Rounds;

    /// <summary>Decides on a 401 or 407; true when the request is to be sent again with <see cref="Lines"/>.</summary>
    internal bool TryAnswer(SipMessage response, in SipEndpoint source)
    {
        if (trunk is null)
        {
            return false;
        }

        var rules = new AuthRules(trunk.Digest, trunk.Realms, trunk.Policy, source.AnyPort == gateway.AnyPort, mayLearn);
        (var next, var decision) = _attempt.On(OfferedChallenge.Read(response), rules);
        _attempt = next;
        if (decision is AuthDecision.Stop)
        {
            services.Counters.Count(SipEvent.ChallengeRefused);
        }

        return decision is AuthDecision.Retry;
    }

    /// <summary>The header lines for the next request.</summary>
    internal List<KeyValuePair<HeaderId, string>> Lines(SipMethod method, string uri, ReadOnlySpan<byte> body)
    {
        var lines = new List<KeyValuePair<HeaderId, string>>(_attempt.Answers.Count);
        Span<byte> random = stackalloc byte[DigestAuthorization.ClientNonceBytes];
        foreach (var answer in _attempt.Answers)
        {
            services.Entropy.Fill(random);
            var request = new DigestRequest
            {
                Method = method.Token(),
                Uri = uri,
                Body = body,
                NonceCount = trunk!.Nonces.Next(answer.Offer.Challenge),
                ClientNonce = DigestAuthorization.ClientNonce(random),
            };
            lines.Add(new(answer.Offer.Answer, DigestAuthorization.Value(answer.Offer.Challenge, trunk.Digest, request)));
        }

        return lines;
    }

    /// <summary>The credentials were accepted: their realms are the trunk's.</summary>
    internal void Accepted()
    {
        foreach (var answer in _attempt.Answers)
        {
            trunk!.Realms.Learn(answer.Offer.Challenge.Realm);
        }
    }
}
