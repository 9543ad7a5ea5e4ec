using Engine.Accounts.Paging;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Ports;

namespace Engine.Api.Paging;

/// <summary>A page of a list.</summary>
/// <param name="NextPageToken">Send as page_token for the next page; null on the last.</param>
internal sealed record ListBody<T>(IReadOnlyList<T> Items, string? NextPageToken)
{
    public static ListBody<T> From<TRow>(Page<TRow> page, Func<TRow, T> map) => new([.. page.Items.Select(map)], page.Next?.ToString());
}

/// <summary>Answers a list endpoint that is documented as <c>Paged</c>: one page of what the caller's account has, or 400.</summary>
internal static class PagedList
{
    /// <param name="list">The store's listing.</param>
    /// <param name="body">A row as the API shows it.</param>
    public static Task<IResult> AnswerAsync<TRow, TBody>(
        HttpContext context, Func<AccountId, PageRequest, CancellationToken, Task<Page<TRow>>> list, Func<TRow, TBody> body) =>
        AnswerAsync(context, new QueryReader(context.Request.Query), list, body);

    /// <summary>As above, behind further parameters that <paramref name="query"/> has read.</summary>
    public static async Task<IResult> AnswerAsync<TRow, TBody>(
        HttpContext context, QueryReader query, Func<AccountId, PageRequest, CancellationToken, Task<Page<TRow>>> list, Func<TRow, TBody> body)
    {
        var wanted = query.Page();
        if (query.Problem is { } problem)
        {
            return problem;
        }

        return ApiJson.Answer(ListBody<TBody>.From(await list(context.AccountId(), wanted, context.RequestAborted), body));
    }
}
