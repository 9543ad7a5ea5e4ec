using System.Text;
using Engine.Sip.Auth;
using Engine.Sip.Wire.Messages;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Auth;

/// <summary>Published digests, and for the algorithms without published ones values made with Python's hashlib (OpenSSL).</summary>
public sealed class DigestVectorTests
{
    [Fact]
    public void Rfc2617_Section35_Md5Auth() => Answer(
        Challenge("testrealm@host.com", "dcd98b7102dd2f0e8b11d0f600bfb0c093", null, QopOffer.Auth), "Mufasa", "Circle Of Life", "GET",
        "/dir/index.html", 1, "0a4f113b").ShouldBe("6629fae49393a05397450978507c4ef1");

    [Theory]
    [InlineData("MD5", "8ca523f5e9506fed4657c9700eebdbec")]
    [InlineData("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1")]
    public void Rfc7616_Section391_BothChallenges(string algorithm, string expected) => Answer(
        Challenge("http-auth@example.org", "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", algorithm, QopOffer.Auth), "Mufasa", "Circle of Life",
        "GET", "/dir/index.html", 1, "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ").ShouldBe(expected);

    /// <summary>
    /// RFC 7616 §3.9.2 prints values that are not SHA-512/256: its user hash is the first half of plain SHA-512 (errata 4897). Listed as
    /// failing; ours are those of FIPS 180-4.
    /// </summary>
    [Fact]
    public void Rfc7616_Section392_PrintedValues_AreNotSha512Trunc256()
    {
        var challenge = Challenge("api@example.org", "5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK", "SHA-512-256", QopOffer.Auth) with { HashesUserName = true };
        var value = DigestAuthorization.Value(challenge, DigestCredentials.FromPassword("Jäsøn Doe", "Secret, or not?"), new DigestRequest
        {
            Method = "GET"u8, Uri = "/doe.json", NonceCount = 1, ClientNonce = "NTg6RKcb9boFIAS3KrFK9BGeh+niz/sm",
        });
        value.ShouldNotContain("488869477bf257147b804c45308cd62ac4e25eb717b12b298c79e62dcea254ec");
        value.ShouldNotContain("ae66e67d6b427bd3f120414a82e4acff38e8ecd9101d6c861229025f607a79dd");
        value.ShouldContain("username=\"793263caabb707a56211940d90411ea4a575adeccb7e360aeb624ed06ece9b0b\"");
        value.ShouldContain("response=\"7a4e1192babbba02e91182d2895bfdbf7adafc6e48d4e517ca301974843d840c\"");
        value.ShouldEndWith(", userhash=true");
    }

    /// <summary>draft-smith-sipping-auth-examples-01 §3.1, §3.2, §3.4: SIP requests, with and without qop.</summary>
    [Theory]
    [InlineData(null, QopOffer.Absent, "bf57e4e0d0bffc0fbaedce64d59add5e")]
    [InlineData(null, QopOffer.Auth, "89eb0059246c02b2f6ee02c7961d5ea3")]
    [InlineData("MD5-sess", QopOffer.Auth, "e4e4ea61d186d07a92c9e1f6919902e9")]
    public void SipExamples_Invite(string? algorithm, QopOffer qop, string expected) => Answer(
        Challenge("biloxi.com", "dcd98b7102dd2f0e8b11d0f600bfb0c093", algorithm, qop), "bob", "zanzibar", "INVITE", "sip:bob@biloxi.com", 1,
        "0a4f113b").ShouldBe(expected);

    // Holds AUTH-02.
    [Theory]
    [InlineData("MD5", QopOffer.Auth, "da61920429f958b1fe4eb4f5eebbc2cf")]
    [InlineData("MD5", QopOffer.AuthInt, "9855c80e3610fac8933f2c676a44cb4b")]
    [InlineData("MD5-sess", QopOffer.Absent, "fff17611bcbbf00c9116a2c922dea8e1")]
    [InlineData("MD5-sess", QopOffer.Auth, "c0a5870829c575198432ba651b8a41de")]
    [InlineData("MD5-sess", QopOffer.AuthInt, "00ee96738abb1ce19ad845eae2775d15")]
    [InlineData("SHA-256", QopOffer.Absent, "38aad98c50c33abe72c5f88dd17246ffcfa6b1f68852c855719ff0659386c0ca")]
    [InlineData("SHA-256", QopOffer.Auth, "a0e65c11fd66ca05992cce3870640a3bf3b9cbec4819ab4d69d0065c2133db16")]
    [InlineData("SHA-256", QopOffer.AuthInt, "a2ec5c104d4e195ec9e0c8aecf6f20cf4a692a670134289d0bcee973e8a6f7fd")]
    [InlineData("SHA-256-sess", QopOffer.Absent, "2ceb74b5bf787a27f00a80b94f397228de1a9bab1c3c56b7c6f984cf9f3ffdf7")]
    [InlineData("SHA-256-sess", QopOffer.Auth, "8a60b78646a6e353ae8f4bfb727dca7b5f00f7f94f9ff2fc2aff7e192999cc04")]
    [InlineData("SHA-256-sess", QopOffer.AuthInt, "7dcf1cf1b00925794110d603812151ab9c4ca20a747c9d6c4a97fdc321ca8445")]
    [InlineData("SHA-512-256", QopOffer.Absent, "9e960b3a01beb63f1ea5d45d43bd8a2178879d3c9ddbbdb0624187ca823c6eca")]
    [InlineData("SHA-512-256", QopOffer.Auth, "34537ce18a10282477c41f27afb9e7e07ae92c80308a4064b5e2acdb5fed50f4")]
    [InlineData("SHA-512-256", QopOffer.AuthInt, "5f6809882d8dac6dbbfec4269a94455035ebe0945d1dedcaced61f8e5ca08044")]
    [InlineData("SHA-512-256-sess", QopOffer.Auth, "5c0c917e253d4a780e6d74d73289871f2f438a8e4c4282dd44c3c08912c59022")]
    [InlineData("SHA-512-256-sess", QopOffer.AuthInt, "af6b68faaa8a05d5ea6dd24a13d627408fd16e36e90d74a0c567d1484cbb3ee0")]
    public void EveryAlgorithm_EveryQop_MatchesHashlib(string algorithm, QopOffer qop, string expected) => Answer(
        Challenge("biloxi.com", "dcd98b7102dd2f0e8b11d0f600bfb0c093", algorithm, qop), "bob", "zanzibar", "INVITE", "sip:bob@biloxi.com", 10,
        "0a4f113b", "v=0\r\n").ShouldBe(expected);

    /// <summary>FIPS 180-4 SHA-512/256, lengths around the block and padding borders; "abc" is the NIST example.</summary>
    [Theory]
    [InlineData("", 1, "c672b8d1ef56ed28ab87c3622c5114069bdd3ad7b8f9737498d0c01ecef0967a")]
    [InlineData("abc", 1, "53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23")]
    [InlineData("a", 111, "0239e429f98d0ed61ee8e2a7c30afe98c1c3a80ce5dff62a107e9c538f7632ce")]
    [InlineData("a", 112, "9216b5303edb66504570bee90e48ea5beaa5e9fe9f760bbd3e0460559fc005f6")]
    [InlineData("a", 127, "2fe3b2a6ee7e12f6fe4ba82166541ad9b4ed882c493581cbe300d68f3757b778")]
    [InlineData("a", 128, "b88f97e274f9c1d49f181c8cbd01a9c74930ad055a46ac4499a1d601f1c80bf2")]
    [InlineData("a", 1000, "40eb4a70d4d69815407a9e272f0101cd67e3d11262a4a0bfc087712749c7fb53")]
    public void Sha512Trunc256_MatchesFips(string text, int times, string expected) =>
        DigestAlgorithm.Sha512Trunc256.Hash(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(text, times)))).ShouldBe(expected);

    [Fact]
    public void Hashes_InsteadOfPassword_GiveTheSameAnswer()
    {
        var challenge = Challenge("biloxi.com", "dcd98b7102dd2f0e8b11d0f600bfb0c093", "MD5-sess", QopOffer.Auth);
        var hashes = new Dictionary<(string, DigestAlgorithm), string>
        {
            [("biloxi.com", DigestAlgorithm.Md5)] = DigestAlgorithm.Md5.HashOf("bob", "biloxi.com", "zanzibar"),
        };
        var credentials = DigestCredentials.FromHashes("bob", hashes);
        credentials.CanAnswer("biloxi.com", DigestAlgorithm.Md5Session).ShouldBeTrue();
        credentials.CanAnswer("biloxi.com", DigestAlgorithm.Sha256).ShouldBeFalse();
        credentials.CanAnswer("other", DigestAlgorithm.Md5).ShouldBeFalse();
        DigestAuthorization.Response(challenge, credentials, new DigestRequest
        {
            Method = SipMethod.Invite.Token(), Uri = "sip:bob@biloxi.com", NonceCount = 1, ClientNonce = "0a4f113b",
        }).ShouldBe("e4e4ea61d186d07a92c9e1f6919902e9");
    }

    // Holds AUTH-10.
    [Fact]
    public void Credentials_Text_ShowsNoSecret() => DigestCredentials.FromPassword("bob", "zanzibar").ToString().ShouldBe("credentials of bob");

    private static DigestChallenge Challenge(string realm, string nonce, string? algorithm, QopOffer qop) => new(
        realm, nonce, null, algorithm is null ? DigestAlgorithm.Md5 : DigestAlgorithms.Of(Encoding.ASCII.GetBytes(algorithm)), algorithm, qop,
        IsStale: false, HashesUserName: false);

    private static string Answer(
        DigestChallenge challenge, string user, string password, string method, string uri, uint count, string clientNonce, string body = "") =>
        DigestAuthorization.Response(challenge, DigestCredentials.FromPassword(user, password), new DigestRequest
        {
            Method = Encoding.ASCII.GetBytes(method), Uri = uri, NonceCount = count, ClientNonce = clientNonce, Body = Encoding.ASCII.GetBytes(body),
        });
}
