namespace Engine.Api.Reports;

/// <summary>
/// Cells of a CSV that a spreadsheet would run as a formula: what people named a step, or a caller sent, must not become a program on the reader's desk.
/// </summary>
internal static class SpreadsheetCell
{
    private const char Apostrophe = '\'';

    /// <summary>What begins a formula, the wide forms that some spreadsheets read alike, and blanks that are passed over before one.</summary>
    private const string Begins = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    /// <summary>
    /// The cell with an apostrophe in front when it would be run: in every column, numbers included, so that one rule tells a program how to read all
    /// of them. <c>+12025550100</c> is a formula to a spreadsheet, which would take its plus away; -5 is one too. Marks that nobody sees do not hide
    /// the beginning. A cell that begins with apostrophes before such a character gets one more, so that taking one away gives back what was there.
    /// </summary>
    public static string? Defused(string? cell) => cell is not null && IsRun(cell) ? Apostrophe + cell : cell;

    private static bool IsRun(string cell)
    {
        var at = 0;
        while (at < cell.Length && (cell[at] == Apostrophe || cell[at] == ' ' || char.GetUnicodeCategory(cell[at]) == System.Globalization.UnicodeCategory.Format))
        {
            at++;
        }

        return at < cell.Length && Begins.Contains(cell[at], StringComparison.Ordinal);
    }
}
