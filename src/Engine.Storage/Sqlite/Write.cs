namespace Engine.Storage.Sqlite;

/// <summary>One all-or-nothing change, waiting for the writer. Told its end exactly once: committed, or not stored.</summary>
internal abstract class Write
{
    /// <summary>Makes the change on the writer's thread. An exception undoes this write alone.</summary>
    public abstract void Apply(SqliteSession session);

    /// <summary>It is on the disk.</summary>
    public abstract void Committed();

    /// <summary>It is not stored.</summary>
    public abstract void Failed(Exception cause);
}
