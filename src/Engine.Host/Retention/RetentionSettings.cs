using Engine.Ports.Journal;

namespace Engine.Host.Retention;

/// <summary>Section <c>retention</c> of the configuration: how long what ended interactions left is kept. 0 keeps it for ever.</summary>
internal sealed class RetentionSettings
{
    public const string Section = "retention";

    /// <summary>Days that events are kept, and with them attempts and variables; rows in lists and reports stay.</summary>
    [ConfigurationKeyName("events_days")]
    public int EventsDays { get; set; }

    /// <summary>Days that an interaction is kept at all.</summary>
    [ConfigurationKeyName("rows_days")]
    public int RowsDays { get; set; }

    /// <summary>What leaves, and when it ended at the latest. Where everything leaves as early as the events, that is enough.</summary>
    public IEnumerable<(Leaving What, DateTimeOffset EndedBefore)> Cutoffs(DateTimeOffset now)
    {
        if (RowsDays > 0)
        {
            yield return (Leaving.Everything, now.AddDays(-RowsDays));
        }

        if (EventsDays > 0 && (RowsDays == 0 || EventsDays < RowsDays))
        {
            yield return (Leaving.Events, now.AddDays(-EventsDays));
        }
    }
}
