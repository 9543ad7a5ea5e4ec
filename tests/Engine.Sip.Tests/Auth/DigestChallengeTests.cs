using System.Text;
using Engine.Sip.Auth;
using Engine.Sip.Tests.Wire.Parsing;
using Engine.Sip.Wire.Messages;
using Engine.Sip.Wire.Parsing;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Auth;

public sealed class DigestChallengeTests
{
    [Theory]
    [InlineData("Digest realm=\"r\", nonce=\"n\"", DigestAlgorithm.Md5, null, QopOffer.Absent)]
    [InlineData("DIGEST Realm=\"r\",NONCE=\"n\",ALGORITHM=sha-256", DigestAlgorithm.Sha256, "sha-256", QopOffer.Absent)]
    [InlineData("Digest realm=\"r\", nonce=\"n\", algorithm=\"MD5\", qop=\"auth,auth-int\"", DigestAlgorithm.Md5, "MD5", QopOffer.Unknown | QopOffer.Auth | QopOffer.AuthInt)]
    [InlineData("Digest realm=\"r\", nonce=\"n\", qop=auth", DigestAlgorithm.Md5, null, QopOffer.Unknown | QopOffer.Auth)]
    [InlineData("Digest realm=\"r\", nonce=\"n\", qop=\"AUTH-INT\"", DigestAlgorithm.Md5, null, QopOffer.Unknown | QopOffer.AuthInt)]
    [InlineData("Digest realm=\"r\", nonce=\"n\", qop=\"auth-conf\"", DigestAlgorithm.Md5, null, QopOffer.Unknown)]
    [InlineData("Digest realm=\"r\" , nonce = \"n\" , algorithm = AKAv1-MD5", DigestAlgorithm.Unknown, "AKAv1-MD5", QopOffer.Absent)]
    [InlineData("Digest\r\n realm=\"r\",\r\n nonce=\"n\",\r\n algorithm=SHA-512-256-sess", DigestAlgorithm.Sha512Trunc256Session, "SHA-512-256-sess", QopOffer.Absent)]
    public void TryRead_Good_GivesItsParts(string text, DigestAlgorithm algorithm, string? name, QopOffer qop)
    {
        var digest = Read(text).ShouldNotBeNull();
        (digest.Realm, digest.Nonce, digest.Algorithm, digest.AlgorithmName, digest.Qop).ShouldBe(("r", "n", algorithm, name, qop));
        (digest.Opaque, digest.IsStale, digest.HashesUserName).ShouldBe((null, false, false));
    }

    [Theory]
    [InlineData("Basic realm=\"r\"")]
    [InlineData("Digest")]
    [InlineData("Digest realm=\"r\"")]
    [InlineData("Digest nonce=\"n\"")]
    [InlineData("Digest realm=\"r\", nonce=\"\"")]
    [InlineData("Digest realm=\"r, nonce=\"n\"")]
    [InlineData("Digest realm=\"a\r\n b\", nonce=\"n\"")]
    [InlineData("Digest realm=\"a\0b\", nonce=\"n\"")]
    [InlineData("")]
    public void TryRead_Malformed_IsRefused(string text) => Read(text).ShouldBeNull();

    [Fact]
    public void TryRead_Flags_AreRead()
    {
        var digest = Read("Digest realm=\"r\", nonce=\"n\", stale=TRUE, opaque=\"o\\\"p\", userhash=true, domain=\"sip:x\", unknown=1").ShouldNotBeNull();
        (digest.Opaque, digest.IsStale, digest.HashesUserName).ShouldBe(("o\\\"p", true, true));
    }

    // Holds AUTH-02.
    [Fact]
    public void Offers_Asterisk401_KeepsOrderAndOpaqueOfEach()
    {
        var message = new SipMessage();
        SipParser.Parse(VectorFile.Read("samples", "401-two-challenges"), message).IsGood.ShouldBeTrue();
        var offers = OfferedChallenge.Read(message);
        offers.Select(offer => (offer.Answer, offer.Challenge.Algorithm, offer.Challenge.Opaque)).ShouldBe([
            (HeaderId.Authorization, DigestAlgorithm.Sha256, "5c1e0d7a2f3b4a69"), (HeaderId.Authorization, DigestAlgorithm.Md5, "0f4d3e2c1b5a6978"),
        ]);
        offers[0].Challenge.Nonce.ShouldBe(offers[1].Challenge.Nonce);
    }

    [Theory]
    [InlineData(AuthPolicy.MaxChallenges)]
    [InlineData(AuthPolicy.MaxChallenges + 1)]
    public void Offers_AtLimitAndPast_AreHeld(int count)
    {
        var line = string.Join(", ", Enumerable.Range(0, count).Select(index => $"Digest realm=\"r{index}\", nonce=\"n\""));
        var message = Datagram.Parse(Datagram.Response("SIP/2.0 407 x", "Proxy-Authenticate: " + line));
        OfferedChallenge.Read(message).Count.ShouldBe(AuthPolicy.MaxChallenges);
    }

    // Holds AUTH-03.
    [Fact]
    public void Value_WithQop_HasEveryPartInItsForm()
    {
        var challenge = Read("Digest realm=\"r\", nonce=\"n\", opaque=\"o\", algorithm=SHA-256, qop=\"auth-int,auth\"").ShouldNotBeNull();
        var value = DigestAuthorization.Value(challenge, DigestCredentials.FromPassword("b\"o\\b", "p"), new DigestRequest
        {
            Method = "INVITE"u8, Uri = "sip:x@h;p=1", NonceCount = 255, ClientNonce = "c0",
        });
        value.ShouldStartWith("Digest username=\"b\\\"o\\\\b\", realm=\"r\", nonce=\"n\", uri=\"sip:x@h;p=1\", response=\"");
        value.ShouldEndWith("\", algorithm=SHA-256, cnonce=\"c0\", opaque=\"o\", qop=auth, nc=000000ff");
    }

    // Holds AUTH-03.
    [Fact]
    public void Value_WithoutQop_IsTheOldForm()
    {
        var challenge = Read("Digest realm=\"r\", nonce=\"n\"").ShouldNotBeNull();
        var value = DigestAuthorization.Value(challenge, DigestCredentials.FromPassword("bob", "p"), new DigestRequest
        {
            Method = "BYE"u8, Uri = "sip:x@h", NonceCount = 1, ClientNonce = "c0",
        });
        foreach (var absent in new[] { "cnonce", "qop", "nc=", "algorithm", "opaque", "userhash" })
        {
            value.ShouldNotContain(absent);
        }
    }

    // Holds AUTH-04.
    [Fact]
    public void ClientNonce_Is128BitsOfHex()
    {
        DigestAuthorization.ClientNonce(new byte[16]).ShouldBe(new string('0', 32));
        Should.Throw<ArgumentOutOfRangeException>(() => DigestAuthorization.ClientNonce(new byte[15]));
    }

    private static DigestChallenge? Read(string text) => DigestChallenge.TryRead(Encoding.UTF8.GetBytes(text), out var digest) ? digest : null;
}
