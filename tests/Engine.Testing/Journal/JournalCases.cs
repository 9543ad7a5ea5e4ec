namespace Engine.Testing.Journal;

/// <summary>What a journal must do, asked to real actor systems. Each project runs the list against the journals it has.</summary>
public static class JournalCases
{
    public static IReadOnlyList<JournalCase> All { get; } = [.. OrderCases.All, .. ConflictCases.All, .. RowCases.All];

    public static IEnumerable<string> Names => All.Select(one => one.Name);

    public static Task AskAsync(string name, IJournalUnderTest journal) => All.Single(one => one.Name == name).AskAsync(journal);
}
