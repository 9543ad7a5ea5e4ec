using Engine.Accounts.Access;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Sqlite.Configuration;

public sealed class SqliteSigningKeyStoreTests : IDisposable
{
    private readonly TempStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Keys_RoundTripAndExpire()
    {
        var keys = _store.Storage.SigningKeys;
        await keys.AddAsync(Key("old", 0), default);
        await keys.AddAsync(Key("new", 1), default);

        var kept = await _store.Reopen().SigningKeys.ListAsync(default);
        kept.Select(key => key.KeyId).ShouldBe(["old", "new"]);
        kept[0].Pkcs8.ToArray().ShouldBe([1, 2, 3]);
        kept[0].ToString().ShouldBe("SigningKey(old)");

        await _store.Storage.SigningKeys.RemoveExpiredAsync(Sample.At.AddDays(2), default);
        (await _store.Storage.SigningKeys.ListAsync(default)).ShouldHaveSingleItem().KeyId.ShouldBe("new");
    }

    private static SigningKey Key(string id, int day) =>
        new(id, new byte[] { 1, 2, 3 }, Sample.At.AddDays(day), Sample.At.AddDays(day + 1), Sample.At.AddDays(day + 2));
}
