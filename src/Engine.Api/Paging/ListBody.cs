using Engine.Accounts.Paging;

namespace Engine.Api.Paging;

/// <summary>A page of a list.</summary>
/// <param name="NextPageToken">Send as page_token for the next page; null on the last.</param>
internal sealed record ListBody<T>(IReadOnlyList<T> Items, string? NextPageToken)
{
    public static ListBody<T> From<TRow>(Page<TRow> page, Func<TRow, T> map) => new([.. page.Items.Select(map)], page.Next?.ToString());
}
