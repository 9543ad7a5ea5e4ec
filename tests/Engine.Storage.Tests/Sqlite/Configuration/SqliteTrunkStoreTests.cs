using System.Text;
using System.Text.Json;
using Engine.Accounts.Access;
using Engine.Accounts.Numbers;
using Engine.Accounts.Trunks;
using Engine.Ports;
using Engine.Ports.Trunks;
using Engine.Storage.Sqlite;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Sqlite.Configuration;

public sealed class SqliteTrunkStoreTests : IDisposable
{
    private const string Password = "correct-horse-battery-staple";
    private readonly TempStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Add_EverySetting_IsReadBack()
    {
        var trunks = (await _store.WithAccountsAsync()).Trunks;
        var settings = new TrunkSettings
        {
            Codecs = ["PCMA"], PtimeMs = 30, NumberFormat = TrunkNumberFormat.National, NumberPrefix = "9", CountryCode = "49", UserPhone = true,
            Domain = "carrier.example", PostDialDelayMaxSeconds = 20, RingStartsAtInvite = true, Refine603 = true, MaxConcurrentCalls = 10,
            RingSecondsMax = 30, FirstResponseTimeoutMs = 1000, QueuedExtendsRing = true, MediaTimeoutSeconds = 20, HeldSecondsMax = 90, UserAgent = "x",
            PassesForeignCallerId = true, Dtmf = TrunkDtmf.Info, T1Ms = 1500, FallbackOffer = "PCMA", RewriteContact = TrunkContactRewrite.Off,
            ResponseOverrides = [new() { Status = 503, Phrase = "busy", Header = "X-Cause", HeaderValue = "17", ReadAs = 486 }],
            Headers = [new("X-One", "1")],
        };
        foreach (var member in typeof(TrunkSettings).GetProperties())
        {
            JsonSerializer.Serialize(member.GetValue(settings)).ShouldNotBe(JsonSerializer.Serialize(member.GetValue(TrunkSettings.Default)), member.Name);
        }

        var trunk = Trunk() with { AllowedSources = ["192.0.2.0/24"], RoutePrefixes = ["+49"], RouteOrder = 5, AuthRealm = "realm", Settings = settings };

        var added = await trunks.AddAsync(TempStore.Acme, trunk, new TrunkPassword.Set(Password), default);

        var found = (await trunks.FindAsync(TempStore.Acme, new TrunkId(added.Id), default)).ShouldNotBeNull();
        JsonSerializer.Serialize(found).ShouldBe(JsonSerializer.Serialize(added));
        JsonSerializer.Serialize(found.Settings).ShouldBe(JsonSerializer.Serialize(settings));
        found.Gateways.ShouldBe([new Gateway("192.0.2.10"), new Gateway("backup.carrier.example", 5070)]);
        found.HasPassword.ShouldBeTrue();
    }

    [Fact]
    public async Task Password_RoundTrips_AcrossAReopen()
    {
        var id = (await (await _store.WithAccountsAsync()).Trunks.AddAsync(TempStore.Acme, Trunk(), new TrunkPassword.Set(Password), default)).Id;

        (await _store.Storage.Trunks.FindPasswordAsync(TempStore.Acme, new TrunkId(id), default)).ShouldNotBeNull().Open().ShouldBe(Password);
        (await _store.Reopen().Trunks.FindPasswordAsync(TempStore.Acme, new TrunkId(id), default)).ShouldNotBeNull().Open().ShouldBe(Password);
    }

    // Holds AUTH-10.
    [Fact]
    public async Task Password_IsNowhereInTheFilesInClear()
    {
        var storage = await _store.WithAccountsAsync();
        await storage.Trunks.AddAsync(TempStore.Acme, Trunk(), new TrunkPassword.Set(Password), default);
        await storage.SigningKeys.AddAsync(
            new SigningKey("k1", Encoding.UTF8.GetBytes(Password), Sample.At, Sample.At, Sample.At), default);

        Contains(_store.FileBytes(), Password).ShouldBeFalse("while open, the log included");
        _store.Close();
        var bytes = _store.FileBytes();
        Contains(bytes, Password).ShouldBeFalse();
        Contains(bytes, Convert.ToBase64String(Encoding.UTF8.GetBytes(Password))).ShouldBeFalse();
        Contains(bytes, "backup.carrier.example").ShouldBeTrue("the test looks at the right bytes");
    }

    [Fact]
    public async Task Password_CopiedIntoAnotherRow_CannotBeRead()
    {
        var trunks = (await _store.WithAccountsAsync()).Trunks;
        await trunks.AddAsync(TempStore.Acme, Trunk(), new TrunkPassword.Set(Password), default);
        var thief = await trunks.AddAsync(TempStore.Other, Trunk(), new TrunkPassword.Set("other"), default);
        _store.Close();
        using (var session = SqliteSession.Open(_store.Config, readOnly: false))
        {
            session.Execute("UPDATE trunks SET auth_password = (SELECT auth_password FROM trunks WHERE account_id = 'acme') WHERE account_id = 'other'");
        }

        (await _store.Storage.Trunks.FindPasswordAsync(TempStore.Other, new TrunkId(thief.Id), default)).ShouldNotBeNull().Open().ShouldBeNull();
    }

    [Fact]
    public async Task Update_KeepRemoveSet_DoWhatTheySay()
    {
        var trunks = (await _store.WithAccountsAsync()).Trunks;
        var trunk = await trunks.AddAsync(TempStore.Acme, Trunk(), new TrunkPassword.Set(Password), default);

        var kept = await trunks.UpdateAsync(TempStore.Acme, trunk with { Name = "renamed" }, new TrunkPassword.Keep(), default);
        kept.ShouldNotBeNull().Name.ShouldBe("renamed");
        (await trunks.FindPasswordAsync(TempStore.Acme, new TrunkId(trunk.Id), default)).ShouldNotBeNull().Open().ShouldBe(Password);

        (await trunks.UpdateAsync(TempStore.Acme, trunk, new TrunkPassword.Remove(), default)).ShouldNotBeNull().HasPassword.ShouldBeFalse();
        (await trunks.FindPasswordAsync(TempStore.Acme, new TrunkId(trunk.Id), default)).ShouldBeNull();

        await trunks.UpdateAsync(TempStore.Acme, trunk, new TrunkPassword.Set("new"), default);
        (await trunks.FindPasswordAsync(TempStore.Acme, new TrunkId(trunk.Id), default)).ShouldNotBeNull().Open().ShouldBe("new");
        new TrunkPassword.Set("new").ToString().ShouldNotContain("new");
    }

    [Fact]
    public async Task Directory_EachChange_IsSeenByTheNextCall()
    {
        var storage = await _store.WithAccountsAsync();
        var directory = storage.TrunkDirectory;
        (await RoutingAsync(directory)).Trunks.ShouldBeEmpty();
        var trunk = await storage.Trunks.AddAsync(TempStore.Acme, Trunk() with { RouteOrder = 2 }, new TrunkPassword.Set(Password), default);
        await storage.Numbers.AddAsync(TempStore.Acme, Number("+12025550100"), default);

        var routing = await RoutingAsync(directory);
        routing.Trunks.ShouldHaveSingleItem().Login.ShouldNotBeNull().Open().ShouldBe(new TrunkCredentials("user", Password));
        routing.Numbers.ShouldBe(["+12025550100"]);
        (await RoutingAsync(directory)).Trunks.ShouldBeSameAs(routing.Trunks, "cached while nothing changes");

        await storage.Trunks.AddAsync(TempStore.Acme, Trunk() with { Name = "first", RouteOrder = 1 }, new TrunkPassword.Remove(), default);
        (await RoutingAsync(directory)).Trunks.Select(t => t.Name).ShouldBe(["first", "carrier"]);
        await storage.Numbers.RemoveAsync(TempStore.Acme, "+12025550100", default);
        (await RoutingAsync(directory)).Numbers.ShouldBeEmpty();
        await storage.Trunks.RemoveAsync(TempStore.Acme, new TrunkId(trunk.Id), default);
        (await RoutingAsync(directory)).Trunks.ShouldHaveSingleItem();
        var account = (await storage.Accounts.FindAsync(TempStore.Acme, default)).ShouldNotBeNull();
        await storage.Accounts.UpdateAsync(account with { Destinations = new DestinationPolicy(["+1"], [], AllowPremium: true) }, default);
        (await RoutingAsync(directory)).Policy.AllowPremium.ShouldBeTrue();
        (await directory.FindAsync(new AccountId("nobody"), null, default)).ShouldBeNull();
    }

    // Holds PERF-21.
    [Fact]
    public async Task Directory_AChange_CostsOnlyTheTrunkThatChanged_AndANumberNone()
    {
        var storage = await _store.WithAccountsAsync();
        var added = new List<TrunkConfig>();
        for (var i = 0; i < 20; i++)
        {
            added.Add(await storage.Trunks.AddAsync(TempStore.Acme, Trunk() with { Name = $"trunk {i}", RouteOrder = i }, new TrunkPassword.Set(Password), default));
        }

        var before = (await RoutingAsync(storage.TrunkDirectory)).Trunks;
        await storage.Numbers.AddAsync(TempStore.Acme, Number("+12025550100") with { TrunkId = new TrunkId(added[3].Id) }, default);
        var routing = await RoutingAsync(storage.TrunkDirectory);
        routing.Trunks.ShouldBeSameAs(before);
        routing.PreferredTrunks.ShouldBe(new Dictionary<string, string> { ["+12025550100"] = added[3].Id });

        await storage.Trunks.UpdateAsync(TempStore.Acme, added[7] with { Name = "renamed", RouteOrder = 100 }, new TrunkPassword.Keep(), default);
        var after = (await RoutingAsync(storage.TrunkDirectory)).Trunks;
        after.Select(trunk => trunk.Name).ShouldBe([.. before.Where(trunk => trunk.TrunkId.Value != added[7].Id).Select(trunk => trunk.Name), "renamed"]);
        after.SkipLast(1).ShouldAllBe(trunk => ReferenceEquals(trunk, before.Find(trunk.TrunkId)));

        // One goes and one comes between two calls.
        await storage.Trunks.RemoveAsync(TempStore.Acme, new TrunkId(added[0].Id), default);
        await storage.Trunks.AddAsync(TempStore.Acme, Trunk() with { Name = "new", RouteOrder = 200 }, new TrunkPassword.Remove(), default);
        var last = (await RoutingAsync(storage.TrunkDirectory)).Trunks;
        last.Select(trunk => trunk.Name).ShouldBe([.. after.Skip(1).Select(trunk => trunk.Name), "new"]);
        last.SkipLast(1).ShouldAllBe(trunk => ReferenceEquals(trunk, after.Find(trunk.TrunkId)));
    }

    // Holds PERF-21.
    [Fact]
    public async Task Directory_ManyWhoWait_ShareOneLoad()
    {
        var storage = await _store.WithAccountsAsync();
        for (var i = 0; i < 20; i++)
        {
            await storage.Trunks.AddAsync(TempStore.Acme, Trunk() with { Name = $"trunk {i}" }, new TrunkPassword.Set(Password), default);
        }

        var found = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => RoutingAsync(storage.TrunkDirectory)));

        found.Select(routing => routing.Trunks).Distinct().ShouldHaveSingleItem().Count.ShouldBe(20);
    }

    // Holds AUTH-12.
    [Fact]
    public async Task Directory_APasswordThatCannotBeDecrypted_ConcernsItsOwnTrunkUntilItIsSetAgain()
    {
        var trunks = (await _store.WithAccountsAsync()).Trunks;
        var damaged = await trunks.AddAsync(TempStore.Acme, Trunk() with { Name = "damaged" }, new TrunkPassword.Set(Password), default);
        await trunks.AddAsync(TempStore.Acme, Trunk() with { Name = "whole", RouteOrder = 1 }, new TrunkPassword.Set(Password), default);
        _store.Close();
        using (var session = SqliteSession.Open(_store.Config, readOnly: false))
        {
            session.Execute("UPDATE trunks SET auth_password = zeroblob(64) WHERE name = 'damaged'");
        }

        var log = new ToldLog("TrunkPasswords");
        using var storage = SqliteStorage.Open(_store.Config, _store.Time, _store.Entropy, log);
        var routing = await RoutingAsync(storage.TrunkDirectory);

        routing.Trunks.Select(trunk => (trunk.Name, trunk.Login.ShouldNotBeNull().Open()?.Password)).ShouldBe([("damaged", null), ("whole", Password)]);
        routing.Trunks[0].Login!.Open().ShouldBeNull();
        (await storage.Trunks.FindPasswordAsync(TempStore.Acme, new TrunkId(damaged.Id), default))!.Open().ShouldBeNull();
        log.Lines.ShouldHaveSingleItem("told once, not for each call or look").ShouldSatisfyAllConditions(
            line => line.ShouldContain(damaged.Id), line => line.ShouldContain("set it again"), line => line.ShouldNotContain(Password));

        await storage.Trunks.UpdateAsync(TempStore.Acme, damaged, new TrunkPassword.Set("new"), default);
        (await RoutingAsync(storage.TrunkDirectory)).Trunks[0].Login!.Open().ShouldBe(new TrunkCredentials("user", "new"));
    }

    [Fact]
    public async Task Find_TrunkOfAnOlderEngine_HasTheDefaultsOfWhatWasNotThen()
    {
        var id = (await (await _store.WithAccountsAsync()).Trunks.AddAsync(TempStore.Acme, Trunk(), new TrunkPassword.Remove(), default)).Id;
        _store.Close();
        using (var session = SqliteSession.Open(_store.Config, readOnly: false))
        {
            session.Execute(
                """UPDATE trunks SET gateways = '[{"host":"a.example","port":5062},{"host":"b.example"}]', settings = '{"number_format":"DoubleZero"}'""");
        }

        var found = (await _store.Storage.Trunks.FindAsync(TempStore.Acme, new TrunkId(id), default)).ShouldNotBeNull();
        found.Gateways.ShouldBe([new Gateway("a.example", 5062), new Gateway("b.example")]);
        JsonSerializer.Serialize(found.Settings).ShouldBe(JsonSerializer.Serialize(TrunkSettings.Default with { NumberFormat = TrunkNumberFormat.DoubleZero }));
    }

    // Holds TRK-31.
    [Fact]
    public async Task Directory_EverySettingOfATrunk_ReachesTheCall()
    {
        var storage = await _store.WithAccountsAsync();
        var config = Trunk() with
        {
            AuthRealm = "realm", RoutePrefixes = ["+49"], Enabled = false,
            Settings = new TrunkSettings
            {
                Codecs = ["PCMA"], PtimeMs = 30, NumberFormat = TrunkNumberFormat.National, NumberPrefix = "9", CountryCode = "49", UserPhone = true,
                Domain = "carrier.example", PostDialDelayMaxSeconds = 20, RingStartsAtInvite = true, Refine603 = true, MaxConcurrentCalls = 10,
                RingSecondsMax = 30, FirstResponseTimeoutMs = 1000, QueuedExtendsRing = true, MediaTimeoutSeconds = 20, HeldSecondsMax = 90,
                Headers = [new("X-One", "1")],
            },
        };
        await storage.Trunks.AddAsync(TempStore.Acme, config, new TrunkPassword.Set(Password), default);

        var trunk = (await RoutingAsync(storage.TrunkDirectory)).Trunks.ShouldHaveSingleItem();

        trunk.Login.ShouldNotBeNull().Open().ShouldBe(new TrunkCredentials("user", Password) { Realm = "realm" });
        trunk.Gateways.ShouldBe([new Gateway("192.0.2.10"), new Gateway("backup.carrier.example", 5070)]);
        (trunk.Enabled, trunk.Domain, trunk.PtimeMs, trunk.NumberFormat, trunk.NumberPrefix, trunk.CountryCode, trunk.UserPhone)
            .ShouldBe((false, "carrier.example", 30, TrunkNumberFormat.National, "9", "49", true));
        (trunk.PostDialDelayMax, trunk.RingMax, trunk.FirstResponse, trunk.MediaTimeout, trunk.HeldMax).ShouldBe(
            (TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(90)));
        (trunk.RingStartsAtInvite, trunk.Refine603, trunk.MaxConcurrentCalls, trunk.QueuedExtendsRing).ShouldBe((true, true, 10, true));
        (trunk.Codecs.Single(), trunk.RoutePrefixes.Single(), trunk.Headers.Single().Key).ShouldBe(("PCMA", "+49", "X-One"));
    }

    private static TrunkConfig Trunk() => new()
    {
        Id = "", Name = "carrier", AuthUser = "user", Gateways = [new Gateway("192.0.2.10"), new Gateway("backup.carrier.example", 5070)],
    };

    private static AccountNumber Number(string number) => new(number, "label", null, Sample.At);

    private static async Task<AccountRouting> RoutingAsync(ITrunkDirectory directory) =>
        (await directory.FindAsync(new AccountId("acme"), "+12025550100", default)).ShouldNotBeNull();

    private static bool Contains(byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}
