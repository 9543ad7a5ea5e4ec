using System.Globalization;
using Engine.Accounts.Paging;
using Npgsql;

namespace Engine.Storage.Postgres.Journal;

/// <summary>A query with the filters that are set. The texts come from a handful of constants, so statements stay few.</summary>
internal sealed class Query
{
    private readonly List<string> _clauses = [];
    private readonly List<NpgsqlParameter> _values = [];

    /// <summary>The clauses as they follow a WHERE that has one already.</summary>
    public string Filters => string.Concat(_clauses.Select(clause => " AND " + clause));

    /// <returns>How the value is named in the text.</returns>
    public string Add(NpgsqlParameter value)
    {
        _values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"${_values.Count}");
    }

    /// <summary>Adds a clause, in which ? stands for the value, when there is one.</summary>
    public Query And(string? value, string clause) => value is null ? this : With(Value.Of(value), clause);

    /// <inheritdoc cref="And(string?, string)" />
    public Query And(int? value, string clause) => value is { } number ? With(Value.Of(number), clause) : this;

    /// <inheritdoc cref="And(string?, string)" />
    public Query And(DateTimeOffset? value, string clause) => value is { } at ? With(Value.Of(at.ToUnixTimeMilliseconds()), clause) : this;

    /// <summary>Asks for one row more than a page holds, to learn whether another page follows.</summary>
    /// <param name="connection">Open.</param>
    /// <param name="sql">All but the limit.</param>
    /// <param name="page">The page wanted.</param>
    /// <param name="read">Reads a row, and says with which key the next page begins if this is the last.</param>
    /// <param name="cancellation">Nobody waits for it any more.</param>
    public async Task<Page<T>> PageAsync<T>(
        NpgsqlConnection connection, string sql, PageRequest page, Func<NpgsqlDataReader, (T Row, string Key)> read, CancellationToken cancellation)
    {
        var limit = Add(Value.Of(page.Rows + 1));
        await using var command = new NpgsqlCommand($"{sql} LIMIT {limit}", connection);
        _values.ForEach(value => command.Parameters.Add(value));
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var (items, key) = (new List<T>(), "");
        while (await rows.ReadAsync(cancellation))
        {
            if (items.Count == page.Rows)
            {
                return new Page<T>(items, PageToken.After(key));
            }

            (var row, key) = read(rows);
            items.Add(row);
        }

        return new Page<T>(items, null);
    }

    private Query With(NpgsqlParameter value, string clause)
    {
        _clauses.Add(clause.Replace("?", Add(value), StringComparison.Ordinal));
        return this;
    }
}

/// <summary>Columns as the stores' rows have them.</summary>
internal static class Columns
{
    public static string? TextOrNull(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>Times are stored as whole milliseconds since 1970, UTC.</summary>
    public static DateTimeOffset Time(this NpgsqlDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    public static DateTimeOffset? TimeOrNull(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.Time(column);
}
