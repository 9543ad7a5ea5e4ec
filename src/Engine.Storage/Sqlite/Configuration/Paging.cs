using Engine.Accounts.Paging;

namespace Engine.Storage.Sqlite.Configuration;

/// <summary>Keyset paging: a page starts behind the key of the last row seen, so rows added or removed meanwhile shift nothing.</summary>
internal static class Paging
{
    /// <summary>Rows to ask for: one more than wanted, to learn whether another page follows.</summary>
    public static int Fetch(PageRequest page) => page.Rows + 1;

    /// <summary>Reads what <see cref="Fetch"/> asked for and makes a page of it.</summary>
    public static Page<T> Read<T>(Statement rows, PageRequest page, Func<Statement, T> read, Func<T, string> key)
    {
        var items = new List<T>();
        while (rows.Step())
        {
            if (items.Count == page.Rows)
            {
                return new Page<T>(items, PageToken.After(key(items[^1])));
            }

            items.Add(read(rows));
        }

        return new Page<T>(items, null);
    }
}
