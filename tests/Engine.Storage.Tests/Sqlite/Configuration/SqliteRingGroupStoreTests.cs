using Engine.Accounts.Paging;
using Engine.Accounts.RingGroups;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Sqlite.Configuration;

public sealed class SqliteRingGroupStoreTests : IDisposable
{
    private readonly TempStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Groups_RoundTripByIdAndName_NamesAreUniqueInAnAccount()
    {
        var groups = (await _store.WithAccountsAsync()).RingGroups;
        string[] members = ["+12025550101", "sip:agent@pbx.example.net"];
        var added = (await groups.AddAsync(TempStore.Acme, "sales", members, default)).ShouldBeOfType<RingGroupChange.Stored>().Group;
        (await groups.AddAsync(TempStore.Acme, "sales", members, default)).ShouldBeOfType<RingGroupChange.NameTaken>();
        var other = (await groups.AddAsync(TempStore.Acme, "service", members, default)).ShouldBeOfType<RingGroupChange.Stored>().Group;
        (await groups.UpdateAsync(TempStore.Acme, other.Id, "sales", members, default)).ShouldBeOfType<RingGroupChange.NameTaken>();
        (await groups.UpdateAsync(TempStore.Acme, other.Id, "service", ["+12025550102"], default)).ShouldBeOfType<RingGroupChange.Stored>();

        groups = _store.Reopen().RingGroups;
        (await groups.FindAsync(TempStore.Acme, added.Id, default))!.Members.ShouldBe(members);
        (await groups.FindAsync(TempStore.Acme, "service", default))!.Members.ShouldBe(["+12025550102"]);
        (await groups.ListAsync(TempStore.Acme, new PageRequest(10), default)).Items.Select(group => group.Name).ShouldBe(["sales", "service"], ignoreOrder: true);
    }

    [Fact]
    public async Task Groups_OfAnotherAccount_AreNotThere()
    {
        var groups = (await _store.WithAccountsAsync()).RingGroups;
        var added = (await groups.AddAsync(TempStore.Acme, "sales", ["+12025550101"], default)).ShouldBeOfType<RingGroupChange.Stored>().Group;

        (await groups.FindAsync(TempStore.Other, added.Id, default)).ShouldBeNull();
        (await groups.FindAsync(TempStore.Other, "sales", default)).ShouldBeNull();
        (await groups.UpdateAsync(TempStore.Other, added.Id, "x", [], default)).ShouldBeOfType<RingGroupChange.NotFound>();
        (await groups.RemoveAsync(TempStore.Other, added.Id, default)).ShouldBeFalse();
        (await groups.AddAsync(TempStore.Other, "sales", ["+12025550101"], default)).ShouldBeOfType<RingGroupChange.Stored>();
        (await groups.RemoveAsync(TempStore.Acme, added.Id, default)).ShouldBeTrue();
        (await groups.FindAsync(TempStore.Acme, "sales", default)).ShouldBeNull();
    }
}
