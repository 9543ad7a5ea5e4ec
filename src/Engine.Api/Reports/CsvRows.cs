using System.Text;
using Engine.Accounts.Interactions;
using Engine.Accounts.Reports;

namespace Engine.Api.Reports;

/// <summary>Report rows as CSV (RFC 4180), written while they are read so that length does not matter.</summary>
/// <param name="fileName">Offered to who saves it.</param>
/// <param name="rows">In the order of the report.</param>
/// <param name="withMark">Begins with a byte order mark, by which Excel knows UTF-8.</param>
internal sealed class CsvRows(string fileName, IAsyncEnumerable<StepRow> rows, bool withMark) : IResult
{
    public const string ContentType = "text/csv";

    /// <summary>Characters gathered before they are sent.</summary>
    private const int FlushAt = 16 * 1024;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var response = httpContext.Response;
        response.ContentType = ContentType + "; charset=utf-8; header=present";
        response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        if (HeadRequests.IsHead(httpContext))
        {
            return;
        }

        var text = new StringBuilder(withMark ? "\uFEFF" : null);
        AppendLine(text, ReportColumns.All.Select(column => column.Name));
        await foreach (var row in rows.WithCancellation(httpContext.RequestAborted))
        {
            AppendLine(text, ReportColumns.All.Select(column => column.Cell(row)));
            if (text.Length >= FlushAt)
            {
                await response.WriteAsync(text.ToString(), httpContext.RequestAborted);
                text.Clear();
            }
        }

        await response.WriteAsync(text.ToString(), httpContext.RequestAborted);
    }

    internal static void AppendLine(StringBuilder text, IEnumerable<string?> cells) =>
        text.AppendJoin(',', cells.Select(cell => Quoted(SpreadsheetCell.Defused(cell)))).Append("\r\n");

    private static string? Quoted(string? cell) =>
        cell is not null && cell.AsSpan().IndexOfAny(",\"\r\n") >= 0
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : cell;
}
