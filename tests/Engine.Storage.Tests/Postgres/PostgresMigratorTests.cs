using Engine.Storage.Postgres;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Postgres;

public sealed class PostgresMigratorTests(PostgresOfTests postgres)
{
    [Fact]
    public async Task Open_EightAtOnceOnAnEmptyDatabase_OneMigratesTheOthersFindItDone()
    {
        var config = await postgres.DatabaseAsync();

        var storages = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostgresStorage.OpenAsync(config, TimeProvider.System, default)));

        (await PostgresOfTests.ExecuteAsync(config.ConnectionString, "SELECT count(*) FROM schema_migrations")).ShouldBe((long)Migration.Postgres.Count);
        foreach (var storage in storages)
        {
            await storage.DisposeAsync();
        }
    }

    [Fact]
    public async Task Open_DatabaseOfANewerEngine_IsRefused()
    {
        var config = await OpenedAsync();
        await PostgresOfTests.ExecuteAsync(config.ConnectionString, "INSERT INTO schema_migrations VALUES (999, 'of_tomorrow', 'x', 0)");

        (await Should.ThrowAsync<SchemaException>(() => PostgresStorage.OpenAsync(config, TimeProvider.System, default))).Message.ShouldContain("newer");
    }

    [Fact]
    public async Task Open_ScriptThatWasChanged_IsRefused()
    {
        var config = await OpenedAsync();
        Migration[] edited = [Migration.Postgres[0] with { Hash = "other" }, .. Migration.Postgres.Skip(1)];

        (await Should.ThrowAsync<SchemaException>(() => PostgresStorage.OpenAsync(config, TimeProvider.System, edited, default))).Message.ShouldContain("not the script");
    }

    [Fact]
    public async Task Open_ScriptThatFails_ChangesNothing()
    {
        var config = await postgres.DatabaseAsync();
        Migration[] broken = [.. Migration.Postgres, new Migration(Migration.Postgres.Count + 1, "broken", "CREATE TABLE half (a int); SELECT no_such_thing", "h")];

        await Should.ThrowAsync<Npgsql.PostgresException>(() => PostgresStorage.OpenAsync(config, TimeProvider.System, broken, default));

        (await PostgresOfTests.ExecuteAsync(config.ConnectionString, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).ShouldBe(0L);
    }

    private async Task<PostgresConfig> OpenedAsync()
    {
        var config = await postgres.DatabaseAsync();
        await (await PostgresStorage.OpenAsync(config, TimeProvider.System, default)).DisposeAsync();
        return config;
    }
}
