using Engine.Sip.Auth;
using Engine.Sip.Wire.Messages;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Auth;

/// <summary>AUTH-02, AUTH-05, AUTH-06 and AUTH-09 as tables: a list of challenges in, retry or stop out.</summary>
public sealed class AuthAttemptTests
{
    private static readonly AuthRules Rules = new(
        DigestCredentials.FromPassword("bob", "p"), new TrustedRealms("a", "b"), AuthPolicy.Default, FromOwnGateway: true, MayLearn: true);

    [Fact]
    public void FirstChallenge_IsAnswered()
    {
        var (next, decision) = AuthAttempt.Fresh.On([Offer("a", "1")], Rules);
        decision.ShouldBeOfType<AuthDecision.Retry>().Answers.ShouldHaveSingleItem().Offer.Challenge.Nonce.ShouldBe("1");
        (next.Rounds, next.StaleRounds).ShouldBe((1, 0));
    }

    [Fact]
    public void SeveralAlgorithms_FirstSupportedIsTaken()
    {
        OfferedChallenge[] offers =
        [
            Offer("a", "1", DigestAlgorithm.Unknown), Offer("a", "1", DigestAlgorithm.Sha512Trunc256, qop: QopOffer.Unknown),
            Offer("a", "1", DigestAlgorithm.Md5), Offer("a", "1", DigestAlgorithm.Sha256),
        ];
        Chosen(offers, Rules).ShouldBe([DigestAlgorithm.Md5]);
        Chosen(offers, Rules with { Policy = new AuthPolicy { AllowMd5 = false } }).ShouldBe([DigestAlgorithm.Sha256]);
    }

    [Fact]
    public void Md5Forbidden_AndOnlyMd5Offered_Stops() =>
        Stops(AuthAttempt.Fresh, [Offer("a", "1", DigestAlgorithm.Md5Session)], Rules with { Policy = new AuthPolicy { AllowMd5 = false } })
            .ShouldBe(AuthFailure.NoSupportedAlgorithm);

    [Fact]
    public void ProxyAndServer_AllWithCredentials_AreAnsweredInOneRequest()
    {
        var answers = Retries(AuthAttempt.Fresh, [Offer("a", "1"), Offer("b", "2", answer: HeaderId.ProxyAuthorization), Offer("foreign", "3")], Rules).Answers;
        answers.Select(answer => (answer.Offer.Answer, answer.Offer.Challenge.Realm))
            .ShouldBe([(HeaderId.Authorization, "a"), (HeaderId.ProxyAuthorization, "b")]);
    }

    [Fact]
    public void ProxyThenServer_SecondRetry_CarriesBoth()
    {
        var proxy = Retries(AuthAttempt.Fresh, [Offer("a", "1", answer: HeaderId.ProxyAuthorization)], Rules);
        var both = Retries(proxy, [Offer("b", "2")], Rules);
        both.Answers.Select(answer => (answer.Offer.Challenge.Realm, answer.IsProven)).ShouldBe([("a", true), ("b", false)]);
    }

    [Fact]
    public void OneTimeNonceOfTheProxy_AfterTheServerAsked_IsAnsweredAgainOnce()
    {
        var proxy = Retries(AuthAttempt.Fresh, [Offer("a", "1", answer: HeaderId.ProxyAuthorization)], Rules);
        var both = Retries(proxy, [Offer("b", "2")], Rules);
        var again = Retries(both, [Offer("a", "9", answer: HeaderId.ProxyAuthorization)], Rules);
        again.Answers.Select(answer => answer.Offer.Challenge.Nonce).ShouldBe(["2", "9"]);
        Stops(again, [Offer("a", "10", answer: HeaderId.ProxyAuthorization)], Rules).ShouldBe(AuthFailure.Rejected);
    }

    [Fact]
    public void NonceOfThisAttempt_RefusedWithoutStale_Stops() =>
        Stops(Retries(AuthAttempt.Fresh, [Offer("a", "1")], Rules), [Offer("a", "2")], Rules).ShouldBe(AuthFailure.Rejected);

    [Fact]
    public void NonceKeptFromBefore_RefusedWithoutStale_IsStaleOnce()
    {
        var kept = AuthAttempt.Preemptive([Offer("a", "old")]);
        var fresh = Retries(kept, [Offer("a", "new")], Rules);
        fresh.Answers.ShouldHaveSingleItem().IsProven.ShouldBeFalse();
        Stops(fresh, [Offer("a", "newer")], Rules).ShouldBe(AuthFailure.Rejected);
    }

    [Fact]
    public void Stale_AtLimitAndPast_RetriesThenStops()
    {
        var attempt = Retries(AuthAttempt.Fresh, [Offer("a", "0")], Rules);
        for (var round = 1; round <= AuthPolicy.DefaultMaxStale; round++)
        {
            attempt = Retries(attempt, [Offer("a", $"{round}", stale: true)], Rules);
        }

        Stops(attempt, [Offer("a", "x", stale: true)], Rules).ShouldBe(AuthFailure.TooManyStale);
    }

    [Fact]
    public void Rounds_AtLimitAndPast_RetriesThenStops()
    {
        var rules = Rules with { Policy = new AuthPolicy { MaxStale = 100 } };
        var attempt = AuthAttempt.Fresh;
        for (var round = 0; round < AuthPolicy.DefaultMaxRounds; round++)
        {
            attempt = Retries(attempt, [Offer("a", $"{round}", stale: true)], rules);
        }

        Stops(attempt, [Offer("a", "x", stale: true)], rules).ShouldBe(AuthFailure.TooManyRounds);
    }

    [Fact]
    public void ForeignAddressOrRealm_IsNeverAnswered()
    {
        Stops(AuthAttempt.Fresh, [Offer("a", "1")], Rules with { FromOwnGateway = false }).ShouldBe(AuthFailure.ForeignSource);
        Stops(AuthAttempt.Fresh, [Offer("evil", "1")], Rules).ShouldBe(AuthFailure.ForeignRealm);
        Stops(AuthAttempt.Fresh, [], Rules).ShouldBe(AuthFailure.NoChallenge);
    }

    [Fact]
    public void UnknownRealm_IsTriedOutsideADialogOnly_AndLearnedOnSuccess()
    {
        var realms = new TrustedRealms();
        var inDialog = Rules with { Realms = realms, MayLearn = false };
        Stops(AuthAttempt.Fresh, [Offer("new", "1")], inDialog).ShouldBe(AuthFailure.ForeignRealm);
        Retries(AuthAttempt.Fresh, [Offer("new", "1")], inDialog with { MayLearn = true });
        realms.Learn("new");
        Retries(AuthAttempt.Fresh, [Offer("new", "1")], inDialog);
        realms.Allow("other", mayLearn: false).ShouldBeFalse();
    }

    [Fact]
    public void LearnedRealms_AtLimitAndPast_AreHeld()
    {
        var realms = new TrustedRealms();
        for (var count = 0; count < TrustedRealms.MaxLearned; count++)
        {
            realms.Allow($"r{count}", mayLearn: true).ShouldBeTrue();
            realms.Learn($"r{count}");
        }

        realms.Allow("more", mayLearn: true).ShouldBeFalse();
        realms.Learn("more");
        realms.Allow("more", mayLearn: false).ShouldBeFalse();
        var configured = new TrustedRealms("only");
        configured.Learn("other");
        configured.Allow("other", mayLearn: true).ShouldBeFalse();
    }

    /// <summary>Whatever a server does, an attempt ends within five requests with credentials.</summary>
    [Fact]
    public void AnyServer_AttemptEnds()
    {
        var random = new Random(42);
        for (var run = 0; run < 5_000; run++)
        {
            var attempt = AuthAttempt.Fresh;
            var requests = 0;
            while (true)
            {
                OfferedChallenge[] offers = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Offer(
                    random.Next(2) == 0 ? "a" : "b", $"{random.Next(5)}", (DigestAlgorithm)random.Next(7), random.Next(2) == 0,
                    random.Next(2) == 0 ? HeaderId.Authorization : HeaderId.ProxyAuthorization))];
                (attempt, var decision) = attempt.On(offers, Rules);
                if (decision is AuthDecision.Stop)
                {
                    break;
                }

                (++requests).ShouldBeLessThanOrEqualTo(AuthPolicy.DefaultMaxRounds);
            }
        }
    }

    private static OfferedChallenge Offer(
        string realm, string nonce, DigestAlgorithm algorithm = DigestAlgorithm.Md5, bool stale = false, HeaderId answer = HeaderId.Authorization,
        QopOffer qop = QopOffer.Auth) =>
        new(answer, new DigestChallenge(realm, nonce, null, algorithm, null, qop, stale, HashesUserName: false));

    private static DigestAlgorithm[] Chosen(OfferedChallenge[] offers, AuthRules rules) =>
        [.. Retries(AuthAttempt.Fresh, offers, rules).Answers.Select(answer => answer.Offer.Challenge.Algorithm)];

    private static AuthAttempt Retries(AuthAttempt attempt, OfferedChallenge[] offers, AuthRules rules)
    {
        var (next, decision) = attempt.On(offers, rules);
        decision.ShouldBeOfType<AuthDecision.Retry>().Answers.ShouldBe(next.Answers);
        return next;
    }

    private static AuthFailure Stops(AuthAttempt attempt, OfferedChallenge[] offers, AuthRules rules)
    {
        var (next, decision) = attempt.On(offers, rules);
        next.ShouldBe(attempt);
        return decision.ShouldBeOfType<AuthDecision.Stop>().Reason;
    }
}
