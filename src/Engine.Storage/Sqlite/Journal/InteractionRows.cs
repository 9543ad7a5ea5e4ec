using Engine.Ports;

namespace Engine.Storage.Sqlite.Journal;

/// <summary>
/// An interaction's own row. It has a number because report rows carry it, in their table and in two indexes, where the id would be five times as large.
/// </summary>
internal static class InteractionRows
{
    /// <returns>Its number; null when it was never accepted, or is deleted.</returns>
    public static long? NumberOf(SqliteSession session, InteractionId interactionId)
    {
        using var row = session.Prepare("SELECT number FROM interactions WHERE id = ?").With(interactionId);
        return row.Step() ? row.Long(0) : null;
    }

    /// <summary>Deletes all that is read of an interaction.</summary>
    /// <exception cref="InvalidOperationException">It has not ended.</exception>
    public static void DeleteEnded(SqliteSession session, InteractionId interactionId)
    {
        if (NumberOf(session, interactionId) is not { } number)
        {
            return;
        }

        using (var row = session.Prepare("SELECT 1 FROM interactions WHERE number = ? AND ended_at IS NULL").With(number))
        {
            if (row.Step())
            {
                throw new InvalidOperationException($"Interaction {interactionId} has not ended: it cannot be deleted.");
            }
        }

        Delete(session, number);
    }

    public static void Delete(SqliteSession session, long number)
    {
        session.Prepare("DELETE FROM interactions WHERE number = ?").With(number).Run();
        session.Prepare("DELETE FROM report_rows WHERE interaction = ?").With(number).Run();
    }
}
