using Npgsql;
using NpgsqlTypes;

namespace Engine.Storage.Postgres;

/// <summary>Values for $1, $2 … of a statement, with their types said: a null tells none.</summary>
internal static class Value
{
    public static NpgsqlParameter Of(string? value) => new() { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)value ?? DBNull.Value };

    public static NpgsqlParameter Of(long value) => new NpgsqlParameter<long> { NpgsqlDbType = NpgsqlDbType.Bigint, TypedValue = value };

    public static NpgsqlParameter Of(IEnumerable<string?> values) =>
        new NpgsqlParameter<string?[]> { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text, TypedValue = [.. values] };

    public static NpgsqlParameter Of(IEnumerable<long> values) =>
        new NpgsqlParameter<long[]> { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint, TypedValue = [.. values] };

    public static NpgsqlParameter Of(IEnumerable<long?> values) =>
        new NpgsqlParameter<long?[]> { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint, TypedValue = [.. values] };

    public static NpgsqlParameter Of(IEnumerable<byte[]> values) =>
        new NpgsqlParameter<byte[][]> { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea, TypedValue = [.. values] };

    /// <summary>Adds a statement with its values.</summary>
    public static void Add(this NpgsqlBatch batch, string sql, params ReadOnlySpan<NpgsqlParameter> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(value);
        }

        batch.BatchCommands.Add(command);
    }
}
