using System.Text;

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
    public static string? Defused(string? cell)
    {
        if (cell is null || !Starts(cell).Any(at => IsRun(cell, at)))
        {
            return cell;
        }

        var defused = new StringBuilder(cell);
        foreach (var at in Starts(cell).Where(at => IsRun(cell, at)).Reverse())
        {
            defused.Insert(at, Apostrophe);
        }

        return defused.ToString();
    }

    /// <summary>
    /// Where a cell may begin: at its own beginning, and behind a semicolon or a tab, at which a spreadsheet of a country that writes decimal commas
    /// divides the line whatever the quotes say.
    /// </summary>
    private static IEnumerable<int> Starts(string cell) =>
        Enumerable.Range(0, cell.Length).Where(at => at == 0 || cell[at - 1] is ';' or '\t');

    private static bool IsRun(string cell, int at)
    {
        while (at < cell.Length && (cell[at] == Apostrophe || cell[at] == ' ' || char.GetUnicodeCategory(cell[at]) == System.Globalization.UnicodeCategory.Format))
        {
            at++;
        }

        return at < cell.Length && Begins.Contains(cell[at], StringComparison.Ordinal);
    }
}
