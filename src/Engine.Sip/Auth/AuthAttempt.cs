namespace Engine.Sip.Auth;

/// <summary>
/// The authentication of one request through its challenges (RFC 3261 §22, RFC 7616; AUTH-02, AUTH-05, AUTH-06, AUTH-09): a pure machine, one
/// step for each 401 or 407. A call carries it from the first INVITE to the last retry.
/// </summary>
/// <param name="Rounds">Requests with credentials so far.</param>
/// <param name="StaleRounds">How many of them answered stale=true.</param>
/// <param name="Answers">What the last request carried.</param>
internal sealed record AuthAttempt(int Rounds, int StaleRounds, IReadOnlyList<AuthAnswer> Answers)
{
    /// <summary>A request without credentials.</summary>
    public static AuthAttempt Fresh { get; } = new(0, 0, []);

    /// <summary>A request that already carries credentials with nonces kept from an earlier one (AUTH-07).</summary>
    public static AuthAttempt Preemptive(IReadOnlyList<OfferedChallenge> kept) =>
        new(1, 0, [.. kept.Select(offer => new AuthAnswer(offer, IsProven: true))]);

    /// <summary>One step.</summary>
    /// <param name="offers">The challenges of the response, in the order given.</param>
    /// <param name="rules">Who may be answered, with what.</param>
    public (AuthAttempt Next, AuthDecision Decision) On(IReadOnlyList<OfferedChallenge> offers, AuthRules rules)
    {
        if (!rules.FromOwnGateway)
        {
            return Stop(AuthFailure.ForeignSource);
        }

        if (offers.Count == 0)
        {
            return Stop(AuthFailure.NoChallenge);
        }

        var own = offers.Where(offer => rules.Realms.Allow(offer.Challenge.Realm, rules.MayLearn)).ToList();
        var chosen = FirstOfEachRealm(own.Where(offer => rules.Policy.Accepts(offer.Challenge, rules.Credentials)));
        if (chosen.Count == 0)
        {
            return Stop(own.Count == 0 ? AuthFailure.ForeignRealm : AuthFailure.NoSupportedAlgorithm);
        }

        return Rounds >= rules.Policy.MaxRounds ? Stop(AuthFailure.TooManyRounds) : Retry(chosen, rules.Policy);
    }

    private (AuthAttempt, AuthDecision) Retry(List<OfferedChallenge> chosen, AuthPolicy policy)
    {
        var stale = StaleRounds;
        foreach (var offer in chosen)
        {
            var sent = Answers.FirstOrDefault(answer => answer.IsFor(offer));
            if (sent is null)
            {
                continue;
            }

            if (offer.Challenge.IsStale)
            {
                stale = StaleRounds + 1;
            }
            else if (!sent.IsProven)
            {
                return Stop(AuthFailure.Rejected);
            }
        }

        if (stale > policy.MaxStale)
        {
            return Stop(AuthFailure.TooManyStale);
        }

        // Answers that were not challenged again have passed their server: they stay in the request, and their nonce is proven.
        var kept = Answers.Where(answer => !chosen.Exists(answer.IsFor)).Select(answer => answer with { IsProven = true });
        var answers = kept.Concat(chosen.Select(offer => new AuthAnswer(offer, IsProven: false))).ToList();
        return (new AuthAttempt(Rounds + 1, stale, answers), new AuthDecision.Retry(answers));
    }

    /// <summary>The first acceptable challenge for each header and realm (AUTH-02, AUTH-06).</summary>
    private static List<OfferedChallenge> FirstOfEachRealm(IEnumerable<OfferedChallenge> acceptable) =>
        [.. acceptable.DistinctBy(offer => (offer.Answer, offer.Challenge.Realm))];

    private (AuthAttempt, AuthDecision) Stop(AuthFailure reason) => (this, new AuthDecision.Stop(reason));
}
