using Npgsql;

namespace Engine.Storage.Postgres;

/// <summary>Which database, and how much may wait for it.</summary>
internal sealed record PostgresConfig
{
    /// <summary>
    /// Of every connection: a server that is gone is noticed in seconds. A transaction that its client has forgotten (a node that was stopped) is ended,
    /// because it may hold what others wait for.
    /// </summary>
    private const string Sessions = "-c idle_in_transaction_session_timeout=5000";

    /// <summary>
    /// Of the writer: what is acknowledged is on the disk, whatever the server's default is. All it asks for is found by a key, so no statistic of a
    /// table that was empty an hour ago may talk the planner out of the index.
    /// </summary>
    private const string Writing = " -c synchronous_commit=on -c statement_timeout=8000 -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off";

    /// <summary>As Npgsql reads it.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>Batches that may wait for the writer; one more is refused at once (the database is too slow for the load).</summary>
    public int PendingWritesMax { get; init; } = 65_536;

    /// <summary>Batches in one transaction at most, so that the first of them is not kept waiting by the last.</summary>
    public int GroupMax { get; init; } = 512;

    /// <summary>Connections for reading.</summary>
    public int ReadersMax { get; init; } = 16;

    /// <summary>How long the server may take to accept a connection, in seconds.</summary>
    public int ConnectSeconds { get; init; } = 3;

    /// <summary>How long an answer may take, in seconds. One more than the writer's statements may run, so that the server's word comes first.</summary>
    public int AnswerSeconds { get; init; } = 9;

    public string ForWriter() => With(Sessions + Writing, pooling: false);

    public string ForReaders() => With(Sessions, pooling: true);

    private string With(string options, bool pooling)
    {
        var text = new NpgsqlConnectionStringBuilder(ConnectionString)
        {
            Pooling = pooling, MaxPoolSize = ReadersMax, Timeout = ConnectSeconds, CommandTimeout = AnswerSeconds, TcpKeepAlive = true, MaxAutoPrepare = 30,
            AutoPrepareMinUsages = 2,
        };
        text.Options = string.IsNullOrEmpty(text.Options) ? options : text.Options + " " + options;
        return text.ToString();
    }
}
