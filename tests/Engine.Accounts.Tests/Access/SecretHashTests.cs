using Engine.Accounts.Access;
using Shouldly;
using Xunit;

namespace Engine.Accounts.Tests.Access;

public sealed class SecretHashTests
{
    // Holds API-13.
    [Fact]
    public void Hash_MatchesItsSecretOnly()
    {
        var secret = SecretHash.NewSecret();
        var hash = SecretHash.Hash(secret);

        SecretHash.Matches(secret, hash).ShouldBeTrue();
        SecretHash.Matches(secret + "x", hash).ShouldBeFalse();
        SecretHash.Matches("", hash).ShouldBeFalse();
        hash.ShouldNotContain(secret);
        SecretHash.Hash(secret).ShouldNotBe(hash, "each has its own salt");
    }

    [Fact]
    public void Secret_Is256BitsAndNew()
    {
        SecretHash.NewSecret().Length.ShouldBe(64);
        SecretHash.NewSecret().ShouldNotBe(SecretHash.NewSecret());
    }

    [Theory]
    [InlineData("")]
    [InlineData("md5$1$AA==$AA==")]
    [InlineData("pbkdf2-sha512$x$AA==$AA==")]
    public void Matches_UnknownForm_IsAFaultOfTheStore(string stored) =>
        Should.Throw<InvalidOperationException>(() => SecretHash.Matches("any", stored));
}
