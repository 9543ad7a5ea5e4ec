using Engine.Ports.Journal;
using Engine.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Sqlite;

/// <summary>What happens to each write of a group, told apart by one table with a unique column.</summary>
public sealed class GroupCommitterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("engine-storage-").FullName;
    private readonly StoreHealth _health = new();
    private readonly SqliteSession _session;
    private readonly GroupCommitter _committer;

    public GroupCommitterTests()
    {
        _session = SqliteSession.Open(new SqliteConfig { Path = Path.Combine(_folder, "group.db") }, readOnly: false);
        _session.Execute("CREATE TABLE t (n INTEGER NOT NULL UNIQUE, filler BLOB) STRICT");
        _committer = new GroupCommitter(_session, _health, new CommitSignal());
    }

    public void Dispose()
    {
        _session.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Group_OneWriteThrowsHalfWay_OnlyThatOneIsUndone()
    {
        WriteOf<int>[] group =
        [
            Insert(1),
            new(session =>
            {
                Row(session, 2);
                Row(session, 3);
                throw new InvalidOperationException("of its own");
            }),
            Insert(4),
        ];

        _committer.Commit(group);

        Stored().ShouldBe([1, 4]);
        group[0].Task.IsCompletedSuccessfully.ShouldBeTrue();
        group[1].Task.Exception!.InnerException.ShouldBeOfType<InvalidOperationException>();
        group[2].Task.IsCompletedSuccessfully.ShouldBeTrue();
        _health.IsHealthy.ShouldBeTrue("a conflict says nothing about the store");
    }

    [Fact]
    public void Group_OneWriteBreaksAConstraint_OnlyThatOneFails()
    {
        WriteOf<int>[] group = [Insert(1), Insert(1), Insert(2)];

        _committer.Commit(group);

        Stored().ShouldBe([1, 2]);
        group[1].Task.Exception!.InnerException.ShouldBeOfType<SqliteException>();
    }

    [Fact]
    public void Group_DiskFull_NothingIsStoredAndEveryWriteIsTold()
    {
        _session.Execute("PRAGMA max_page_count = 20");
        WriteOf<int>[] group = [Insert(1), new(session => Row(session, 2, bytes: 1_000_000)), Insert(3)];

        _committer.Commit(group);

        Stored().ShouldBeEmpty();
        group.ShouldAllBe(write => write.Task.Exception!.InnerException is StoreUnavailableException);
        _health.IsHealthy.ShouldBeFalse();
        _health.Fault.ShouldNotBeNull().ShouldContain("full");
    }

    [Fact]
    public void Group_AfterDiskFull_IsStoredAgainOnceThereIsRoom()
    {
        _session.Execute("PRAGMA max_page_count = 20");
        _committer.Commit([new WriteOf<int>(session => Row(session, 1, bytes: 1_000_000))]);
        _session.Execute("PRAGMA max_page_count = 100000");

        _committer.Commit([Insert(2)]);

        Stored().ShouldBe([2]);
        _health.IsHealthy.ShouldBeTrue();
    }

    [Fact]
    public void Group_SecondProcessHoldsTheLock_FailsExplicitly()
    {
        var config = new SqliteConfig { Path = Path.Combine(_folder, "group.db") };
        _session.Execute("PRAGMA busy_timeout = 0");
        using var other = SqliteSession.Open(config, readOnly: false);
        other.Execute("BEGIN IMMEDIATE");
        var write = Insert(1);

        _committer.Commit([write]);

        write.Task.Exception!.InnerException.ShouldBeOfType<StoreUnavailableException>();
        other.Execute("ROLLBACK");
    }

    private static WriteOf<int> Insert(int number) => new(session => Row(session, number));

    private static int Row(SqliteSession session, int number, int bytes = 1) =>
        session.Prepare("INSERT INTO t (n, filler) VALUES (?, ?)").With(number).With(new byte[bytes]).Run();

    private List<long> Stored()
    {
        var numbers = new List<long>();
        using var rows = _session.Prepare("SELECT n FROM t ORDER BY n");
        while (rows.Step())
        {
            numbers.Add(rows.Long(0));
        }

        return numbers;
    }
}
