using Shouldly;
using Xunit;

namespace Engine.Accounts.Tests;

/// <summary>Lengths that people are held to, in characters as the served schemas count them (FLOW-10).</summary>
public sealed class FaultListTests
{
    [Theory]
    [InlineData("abc", 3, true)]
    [InlineData("abcd", 3, false)]
    [InlineData("\U00020BB7\u91CE\u5BB6", 3, true)]
    [InlineData("\U0001F44D\U0001F44D", 2, true)]
    [InlineData("\U0001F44D\U0001F44D\U0001F44D", 2, false)]
    [InlineData(" ", 3, false)]
    [InlineData("\u200B", 3, false)]
    [InlineData("\uFEFF \u2060", 3, false)]
    [InlineData("\u200Ba", 3, true)]
    [InlineData(null, 3, false)]
    public void RequireText_CountsCharacters(string? text, int most, bool fits)
    {
        var faults = new FaultList();
        faults.RequireText(text, "name", most);
        (faults.Found.Count == 0).ShouldBe(fits);
    }

    [Theory]
    [InlineData(null, 0, true)]
    [InlineData("\U0001F44D", 1, true)]
    [InlineData("e\u0301", 1, false)]
    public void RequireAtMost_CountsCharacters(string? text, int most, bool fits)
    {
        var faults = new FaultList();
        faults.RequireAtMost(text, "description", most);
        (faults.Found.Count == 0).ShouldBe(fits);
    }
}
