using System.Xml.Linq;
using Engine.Storage.Sqlite;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Engine.Storage.Secrets;

/// <summary>
/// Keeps the key ring in the table <c>protection_keys</c>. Keys are stored in clear, beside what they protect: this keeps secrets out of
/// logs, exports and single tables, not from somebody who holds the whole file (docs/journal.md).
/// </summary>
internal sealed class SqliteKeyRepository(SqliteDatabase database) : IXmlRepository
{
    /// <summary>The framework asks synchronously: once at start, and when it renews what it keeps, which others go on using meanwhile.</summary>
    public IReadOnlyCollection<XElement> GetAllElements() => database.Readers.Read(static session =>
    {
        var keys = new List<XElement>();
        using var rows = session.Prepare("SELECT xml FROM protection_keys ORDER BY number");
        while (rows.Step())
        {
            keys.Add(XElement.Parse(rows.Text(0)));
        }

        return keys;
    });

    /// <summary>The framework asks synchronously, on the thread of a caller who encrypts – never on the writer's, which would wait for itself.</summary>
    public void StoreElement(XElement element, string friendlyName) => database.Writer.SubmitAsync(
        session => session.Prepare("INSERT INTO protection_keys (name, xml) VALUES (?, ?)")
            .With(friendlyName).With(element.ToString(SaveOptions.DisableFormatting)).Run(),
        CancellationToken.None).GetAwaiter().GetResult();
}
