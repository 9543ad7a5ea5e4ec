using System.Text;
using System.Text.RegularExpressions;
using Engine.Api.Reports;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests.Reports;

/// <summary>Which cells get an apostrophe, and that it can be taken away again (API-54).</summary>
public sealed class SpreadsheetCellTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData("ok", "ok")]
    [InlineData("5", "5")]
    [InlineData("a=b", "a=b")]
    [InlineData("2026-01-31T08:30:00.000Z", "2026-01-31T08:30:00.000Z")]
    [InlineData("O'Neill", "O'Neill")]
    [InlineData("'quoted'", "'quoted'")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+12025550100", "'+12025550100")]
    [InlineData("+12025550100+cmd|' /C calc'!A0", "'+12025550100+cmd|' /C calc'!A0")]
    [InlineData("-5", "'-5")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t'=1")]
    [InlineData("Foo;=cmd|' /C calc'!A0;bar", "Foo;'=cmd|' /C calc'!A0;bar")]
    [InlineData("a; +1;-b;c", "a;' +1;'-b;c")]
    [InlineData("a\t@x", "a\t'@x")]
    [InlineData("a;'=1", "a;''=1")]
    [InlineData("a;b=c", "a;b=c")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("\n=1", "'\n=1")]
    [InlineData(" =1", "' =1")]
    [InlineData("\u200B=1", "'\u200B=1")]
    [InlineData("\uFF1D1", "'\uFF1D1")]
    [InlineData("'=1", "''=1")]
    public void Defused_Table(string? cell, string? written) => SpreadsheetCell.Defused(cell).ShouldBe(written);

    /// <summary>As docs/api.md tells programs to read: one apostrophe goes where the rest would be run.</summary>
    [Fact]
    public void Defused_AnyCell_IsReadBackAndNeverRun()
    {
        var random = new Random(53);
        for (var round = 0; round < 5_000; round++)
        {
            var cell = string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => "=+-@\t\r\n'' a1\u00AD;"[random.Next(14)]));
            var written = SpreadsheetCell.Defused(cell)!;

            Regex.IsMatch(written, "(?:^|[;\t])[ \u00AD]*[-=+@]", RegexOptions.None, Patience).ShouldBeFalse(cell);
            var read = Regex.Replace(written, "(?<=^|[;\t])'(?=[' \u00AD]*[-=+@\t\r\n])", "", RegexOptions.None, Patience);
            read.ShouldBe(cell);
        }
    }

    [Fact]
    public void Line_WithACellThatWouldBeRun_IsQuotedAsCsv()
    {
        var text = new StringBuilder();

        CsvRows.AppendLine(text, ["=HYPERLINK(\"x\",\"y\")", "-5", null, "a"]);

        text.ToString().ShouldBe("\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\",'-5,,a\r\n");
    }
}
