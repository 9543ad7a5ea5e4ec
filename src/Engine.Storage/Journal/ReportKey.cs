using System.Globalization;
using Engine.Accounts.Paging;

namespace Engine.Storage.Journal;

/// <summary>Where a row stands in the order of the report. A token that was not minted here starts at the beginning.</summary>
internal readonly record struct ReportKey(long StartedAt, long Interaction, int StepOrder)
{
    private static readonly ReportKey First = new(long.MinValue, 0, -1);

    public static ReportKey Parse(PageToken? token) =>
        token?.Key?.Split(' ') is [var time, var id, var step]
        && long.TryParse(time, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var startedAt)
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var interaction)
        && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var order)
            ? new ReportKey(startedAt, interaction, order)
            : First;

    /// <summary>Before the first row that started at or after a time, unless this is later.</summary>
    public ReportKey NoEarlierThan(DateTimeOffset? from) =>
        from is { } at && at.ToUnixTimeMilliseconds() > StartedAt ? First with { StartedAt = at.ToUnixTimeMilliseconds() } : this;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{StartedAt} {Interaction} {StepOrder}");
}
