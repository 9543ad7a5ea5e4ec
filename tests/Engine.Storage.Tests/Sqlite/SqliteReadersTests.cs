using Engine.Ports.Journal;
using Engine.Storage.Sqlite;
using Engine.Testing.Time;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Sqlite;

/// <summary>Whoever awaits a read keeps its thread, however long the disk takes: an actor's turn may not wait for it.</summary>
public sealed class SqliteReadersTests : IDisposable
{
    /// <summary>A read that runs on its caller's thread would wait so long, and the test fails in place of hanging.</summary>
    private static readonly TimeSpan DiskTime = TimeSpan.FromSeconds(10);

    private readonly string _folder = Directory.CreateTempSubdirectory("engine-readers-").FullName;
    private readonly SqliteDatabase _database;
    private readonly ManualResetEventSlim _disk = new();

    public SqliteReadersTests() => _database = SqliteDatabase.Open(new SqliteConfig { Path = Path.Combine(_folder, "engine.db") }, new VirtualTime());

    [Fact]
    public async Task Read_DiskHangs_CallersAndOtherReadsGoOn()
    {
        Task<bool>[] slow = [.. Enumerable.Range(0, 7).Select(_ => _database.Readers.ReadAsync(_ => _disk.Wait(DiskTime), default))];

        (await _database.Readers.ReadAsync(session => session.Prepare("SELECT 1").Run(), default).WaitAsync(TimeSpan.FromSeconds(60))).ShouldBe(0);

        slow.ShouldAllBe(read => !read.IsCompleted, "the eighth read has not waited for the seven");
        _disk.Set();
        (await Task.WhenAll(slow)).ShouldAllBe(cameBack => cameBack);
    }

    /// <summary>Hung reads hold threads of their own and none of the pool's, which actors share: what the pool is given runs at once.</summary>
    [Fact]
    public async Task Read_DiskHangs_NoThreadOfThePoolWaits()
    {
        var where = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _database.Readers.ReadAsync(_ => Thread.CurrentThread.IsThreadPoolThread, default)));

        where.ShouldAllBe(pool => !pool);
    }

    [Fact]
    public async Task Read_MoreThanThreads_EachHasItsTurn()
    {
        Task<bool>[] slow = [.. Enumerable.Range(0, 40).Select(_ => _database.Readers.ReadAsync(_ => _disk.Wait(DiskTime), default))];

        _disk.Set();

        (await Task.WhenAll(slow)).ShouldAllBe(cameBack => cameBack);
    }

    [Fact]
    public async Task Read_Closed_FailsInPlainWords()
    {
        _database.Readers.Dispose();

        await Should.ThrowAsync<StoreUnavailableException>(_database.Readers.ReadAsync(_ => 0, default));
    }

    public void Dispose()
    {
        _disk.Set();
        _database.Dispose();
        _disk.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
