using Engine.Speech.Text;
using Shouldly;
using Xunit;

namespace Engine.Speech.Tests.Text;

public sealed class SayAsTests
{
    [Theory]
    [InlineData("characters", "", "A4-x", "A 4 - x")]
    [InlineData("digits", "", "42 71", "4 2 7 1")]
    [InlineData("telephone", "", "+1 (202) 555-0123", "plus 1 2 0 2 5 5 5 0 1 2 3")]
    [InlineData("cardinal", "", "1,204", "one thousand two hundred four")]
    [InlineData("cardinal", "", "-3", "minus three")]
    [InlineData("cardinal", "", "many", "many")]
    [InlineData("ordinal", "", "3", "third")]
    [InlineData("date", "", "2026-11-25", "November twenty-fifth, twenty twenty-six")]
    [InlineData("date", "mdy", "11/05/1999", "November fifth, nineteen ninety-nine")]
    [InlineData("date", "dmy", "11.5.2007", "May eleventh, two thousand seven")]
    [InlineData("date", "", "2026-02-30", "2026-02-30")]
    [InlineData("date", "", "soon", "soon")]
    [InlineData("time", "", "14:30", "two thirty P M")]
    [InlineData("time", "", "00:05", "twelve oh five A M")]
    [InlineData("time", "", "9:00am", "nine A M")]
    [InlineData("time", "", "24:00", "24:00")]
    [InlineData("currency", "", "$12.50", "twelve dollars and fifty cents")]
    [InlineData("currency", "", "1.00 EUR", "one euro")]
    [InlineData("currency", "", "GBP 0.01", "one penny")]
    [InlineData("currency", "", "12 XYZ", "12 XYZ")]
    [InlineData("address", "", "1 Main St", "1 Main St")]
    public void Read_English_IsExpanded(string kind, string format, string text, string spoken) => SayAs.Read(text, kind, format, english: true).ShouldBe(spoken);

    [Theory]
    [InlineData("digits", "4271", "4 2 7 1")]
    [InlineData("telephone", "+49 30", "+ 4 9 3 0")]
    [InlineData("date", "2026-11-25", "2026-11-25")]
    [InlineData("currency", "12.50 EUR", "12.50 EUR")]
    public void Read_OtherLanguages_OnlySpell(string kind, string text, string spoken) => SayAs.Read(text, kind, "", english: false).ShouldBe(spoken);
}
