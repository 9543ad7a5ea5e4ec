using System.Buffers.Binary;
using Engine.Api.Users;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests.Users;

public sealed class PasswordHashingTests : IDisposable
{
    private readonly PasswordHashing _hashing = new();

    public void Dispose() => _hashing.Dispose();

    // Holds API-60.
    [Fact]
    public async Task Hash_IsPbkdf2Sha512With210000Rounds_SaltedAndOfItsPasswordAlone()
    {
        const string Password = "correct horse battery";
        var (first, second) = (await _hashing.HashAsync(Password, default), await _hashing.HashAsync(Password, default));

        first.ShouldNotBe(second);
        var bytes = Convert.FromBase64String(first);
        bytes[0].ShouldBe((byte)1, "the framework's third format: function, rounds and salt follow");
        BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(1)).ShouldBe(2u, "HMAC-SHA-512");
        BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(5)).ShouldBeGreaterThanOrEqualTo(210_000u);
        (await _hashing.MatchesAsync(Password, first, default)).ShouldBeTrue();
        (await _hashing.MatchesAsync(Password + " ", first, default)).ShouldBeFalse();
    }

    // Holds API-60.
    [Fact]
    public async Task HashOfNobody_CostsARealHashAndNeverMatches()
    {
        (await _hashing.MatchesAsync("", null, default)).ShouldBeFalse();
        var known = await _hashing.HashAsync("correct horse battery", default);

        // CPU of this thread would not see the pool's: what is computed is compared by the shortest of several runs.
        var (ofNobody, ofSomebody) = (await ShortestAsync(null), await ShortestAsync(known));

        ofNobody.ShouldBeGreaterThan(ofSomebody / 2);
        ofNobody.ShouldBeLessThan(ofSomebody * 2);
    }

    private async Task<TimeSpan> ShortestAsync(string? hash)
    {
        var shortest = TimeSpan.MaxValue;
        for (var i = 0; i < 7; i++)
        {
            var began = TimeProvider.System.GetTimestamp();
            await _hashing.MatchesAsync("wrong password", hash, default);
            var took = TimeProvider.System.GetElapsedTime(began);
            shortest = took < shortest ? took : shortest;
        }

        return shortest;
    }
}
