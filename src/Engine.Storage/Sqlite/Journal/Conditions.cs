namespace Engine.Storage.Sqlite.Journal;

/// <summary>The filters that are set, as SQL and values. The texts come from a handful of constants, so statements stay few.</summary>
internal sealed class Conditions
{
    private readonly List<string> _clauses = [];
    private readonly List<Action<Statement>> _values = [];

    /// <summary>Adds a clause with its values, when <paramref name="wanted"/>.</summary>
    public Conditions And(bool wanted, string clause, params ReadOnlySpan<Action<Statement>> values)
    {
        if (wanted)
        {
            _clauses.Add(clause);
            _values.AddRange(values);
        }

        return this;
    }

    /// <summary>The clauses as they follow a WHERE that has one already.</summary>
    public string Sql => string.Concat(_clauses.Select(clause => " AND " + clause));

    public Statement Bind(Statement statement)
    {
        foreach (var value in _values)
        {
            value(statement);
        }

        return statement;
    }
}
