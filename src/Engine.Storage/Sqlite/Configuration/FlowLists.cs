using System.Globalization;
using Engine.Accounts.Flows;
using Engine.Accounts.Paging;
using Engine.Ports;
using Engine.Storage.Sqlite.Journal;

namespace Engine.Storage.Sqlite.Configuration;

/// <summary>
/// Pages of the list of flows in each of its orders. The key of a page is the value of the last row it is ordered by, and its id; an account has so few
/// flows that they are sorted as they are read.
/// </summary>
internal static class FlowLists
{
    /// <summary>Characters of a name that count for its place: keys stand in page tokens, which are short.</summary>
    private const int NameLength = 60;

    private static readonly string NameKey = string.Create(CultureInfo.InvariantCulture, $"substr(f.name, 1, {NameLength}) COLLATE NOCASE");

    /// <summary>Divides the two parts of a key; no id has it.</summary>
    private const char Divider = '\u001f';

    public static Page<FlowSummary> Read(SqliteSession session, AccountId account, FlowFilter filter, PageRequest page, DateTimeOffset now)
    {
        var conditions = new Conditions()
            .And(filter.Text is not null, "f.name LIKE ? ESCAPE '\\'", s => s.With($"%{Escaped(filter.Text!)}%"))
            .And(filter.Label is not null, "EXISTS (SELECT 1 FROM json_each(f.labels) WHERE value = ? COLLATE NOCASE)", s => s.With(filter.Label));
        conditions = filter.State switch
        {
            FlowStanding.Draft => conditions.And(true, "d.flow_id IS NOT NULL"),
            FlowStanding.Errors => conditions.And(true, "d.has_errors = 1"),
            FlowStanding.Published => conditions.And(true, "v.id IS NOT NULL"),
            FlowStanding.Archived => conditions.And(true, "d.flow_id IS NULL AND v.id IS NULL"),
            _ => conditions,
        };
        var (after, id) = Key(page);
        var (place, order) = filter.Order switch
        {
            FlowOrder.Name => ($"({NameKey}, f.id) > (?, ?)", $"{NameKey}, f.id"),
            FlowOrder.Updated => ("(-f.updated_at, f.id) > (?, ?)", "-f.updated_at, f.id"),
            _ => ("(f.id, f.id) > (?, ?)", "f.id"),
        };
        if (page.After is not null)
        {
            conditions = filter.Order == FlowOrder.Updated
                ? conditions.And(true, place, s => s.With(long.TryParse(after, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at) ? at : long.MinValue), s => s.With(id))
                : conditions.And(true, place, s => s.With(after), s => s.With(id));
        }

        using var rows = conditions.Bind(session.Prepare(
                $"SELECT {FlowRows.SummaryColumns} FROM {FlowRows.SummaryTables} WHERE f.account_id = ?{conditions.Sql} ORDER BY {order} LIMIT ?")
            .With(FlowRows.CallsSince(now)).With(account.Value)).With(Paging.Fetch(page));
        return Paging.Read(rows, page, FlowRows.ReadSummary, flow => $"{KeyOf(flow, filter.Order)}{Divider}{flow.Id}");
    }

    private static (string After, string Id) Key(PageRequest page)
    {
        var key = page.After?.Key ?? "";
        var at = key.LastIndexOf(Divider);
        return at < 0 ? (key, key) : (key[..at], key[(at + 1)..]);
    }

    private static string KeyOf(FlowSummary flow, FlowOrder order) => order switch
    {
        FlowOrder.Name => string.Concat(flow.Name.EnumerateRunes().Take(NameLength)),
        FlowOrder.Updated => (-flow.UpdatedAt.ToUnixTimeMilliseconds()).ToString(CultureInfo.InvariantCulture),
        _ => flow.Id,
    };

    private static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
