namespace Engine.Storage.Sqlite;

/// <summary>One all-or-nothing change, waiting for the writer. Told its end exactly once: committed, or not stored.</summary>
internal abstract class Write
{
    /// <summary>
    /// Makes the change on the writer's thread; an exception undoes this write alone. May be called a second time after the first was
    /// rolled back because of another write of the group, so it must change nothing but the database.
    /// </summary>
    /// <returns>Why it is refused, when that was clear before it wrote anything; null when the change is made.</returns>
    public abstract Exception? Apply(SqliteSession session);

    /// <summary>It is on the disk.</summary>
    public abstract void Committed();

    /// <summary>It is not stored.</summary>
    public abstract void Failed(Exception cause);
}
