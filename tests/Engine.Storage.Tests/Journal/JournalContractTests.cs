using Engine.Storage.Tests.Postgres;
using Engine.Testing.Journal;
using Xunit;

namespace Engine.Storage.Tests.Journal;

/// <summary>The journal's contract, asked to each journal there is.</summary>
public sealed class JournalContractTests(PostgresOfTests postgres)
{
    public static TheoryData<string> Names => [.. JournalCases.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task OnSqlite(string name)
    {
        await using var journal = new SqliteJournalUnderTest();
        await JournalCases.AskAsync(name, journal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task OnPostgres(string name)
    {
        await using var journal = await PostgresJournalUnderTest.OpenAsync(await postgres.DatabaseAsync());
        await JournalCases.AskAsync(name, journal);
    }
}
