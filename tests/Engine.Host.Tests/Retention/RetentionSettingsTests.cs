using Engine.Host.Retention;
using Shouldly;
using Xunit;

namespace Engine.Host.Tests.Retention;

public sealed class RetentionSettingsTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 31, 0, 0, 0, TimeSpan.Zero);

    // Holds API-48.
    [Theory]
    [InlineData(0, 0)]
    [InlineData(30, 0, "Events 2026-12-01")]
    [InlineData(0, 30, "Everything 2026-12-01")]
    [InlineData(10, 30, "Everything 2026-12-01", "Events 2026-12-21")]
    [InlineData(30, 30, "Everything 2026-12-01")]
    [InlineData(60, 30, "Everything 2026-12-01")]
    public void Cutoffs_Table(int events, int rows, params string[] expected) =>
        new RetentionSettings { EventsDays = events, RowsDays = rows }.Cutoffs(Now)
            .Select(cutoff => $"{cutoff.What} {cutoff.EndedBefore:yyyy-MM-dd}").ShouldBe(expected);
}
