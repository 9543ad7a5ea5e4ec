using System.Text;
using Engine.Accounts.Interactions;
using Engine.Flows.Facts;
using Engine.Flows.Report;
using Engine.Ports;
using Engine.Storage.Events;

namespace Engine.Storage.Journal;

/// <summary>
/// Attempts and variables of one interaction, folded from its events by the same projection that fills the tables. Everything passes
/// through <see cref="InteractionReport.ForPeople"/> first: no sensitive value gets out.
/// </summary>
internal sealed class InteractionFold
{
    private readonly SortedDictionary<int, InteractionAttempt> _attempts = [];
    private readonly SortedDictionary<string, string?> _variables = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string> _steps = [];
    private readonly Dictionary<int, InteractionEvent.StepLeft> _detailed = [];

    /// <summary>Those whose INVITE left: what was refused before has its reason in the step's row (FLOW-72).</summary>
    public IReadOnlyList<InteractionAttempt> Attempts =>
        [.. _attempts.Values.Where(attempt => attempt is { SubmittedAt: not null, Evidence: not { InviteUnsent: true } })];

    public IReadOnlyDictionary<string, string?> Variables => _variables;

    /// <summary>The rows of an interaction with what its events say beyond the reason; they are read only where a reason has more to it.</summary>
    public static IReadOnlyList<StepRow> WithDetails(IReadOnlyList<StepRow> rows, IEnumerable<InteractionEvent> events)
    {
        var fold = new InteractionFold();
        foreach (var happened in events)
        {
            fold.On(happened);
        }

        return [.. rows.Select(row => row with { ReasonDetail = fold._detailed.GetValueOrDefault(row.StepExecutionOrder)?.Detail })];
    }

    /// <summary>Whether one of the rows has a reason with more to it.</summary>
    public static bool HaveDetails(IReadOnlyList<StepRow> rows) => rows.Any(row => row.Reason == PromptFaults.TextNotSpeakable);

    /// <summary>What there is to say beyond a reason: of the last step that was left for it.</summary>
    public string? DetailOf(string? reason) => _detailed.Values.Where(left => left.Reason == reason).MaxBy(left => left.Order)?.Detail;

    /// <summary>One event as people see it.</summary>
    public static InteractionEventView Show(EventCatalog catalog, long number, InteractionEvent happened)
    {
        var encoded = catalog.Encode(InteractionReport.ForPeople(happened));
        return new InteractionEventView(number, encoded.Type, encoded.Version, happened.At, Encoding.UTF8.GetString(encoded.Data));
    }

    public void On(InteractionEvent happened)
    {
        var shown = InteractionReport.ForPeople(happened);
        foreach (var change in InteractionReport.Project(shown))
        {
            Apply(change);
        }

        // What only the INVITE itself says; the report has no columns for it.
        if (shown is InteractionEvent.StepLeft { Detail: not null } left)
        {
            _detailed[left.Order] = left;
        }

        if (shown is InteractionEvent.DialSubmitted sent)
        {
            _attempts[sent.Attempt] = _attempts[sent.Attempt] with
            {
                FromTag = sent.Dial.FromTag, Branch = sent.Dial.Branch, CSeq = sent.Dial.CSeq, RequestUri = sent.Dial.RequestUri,
            };
        }
    }

    private void Apply(ReportChange change)
    {
        switch (change)
        {
            case ReportChange.RowAdded added:
                _steps[added.Row.Order] = added.Row.StepId;
                break;
            case ReportChange.VariablesSet set:
                foreach (var variable in set.Variables)
                {
                    _variables[variable.Name] = variable.Value;
                }

                break;
            case ReportChange.AttemptAdded { Attempt: var row }:
                _attempts[row.Attempt] = new InteractionAttempt
                {
                    Number = row.Attempt, Step = _steps.GetValueOrDefault(row.StepOrder, ""), OriginNumber = row.From,
                    DestinationNumber = row.To, RequestedAt = row.RequestedAt,
                };
                break;
            case ReportChange.AttemptChanged changed:
                _attempts[changed.Attempt] = Merge(_attempts[changed.Attempt], changed.Change);
                break;
            default:
                // The rest is in the tables.
                break;
        }
    }

    private static InteractionAttempt Merge(InteractionAttempt before, AttemptChange change) => before with
    {
        CallId = change.CallId ?? before.CallId,
        TrunkId = TrunkId.Of(change.TrunkId ?? before.TrunkId),
        Destination = change.Destination ?? before.Destination,
        SubmittedAt = change.SubmittedAt ?? before.SubmittedAt,
        RingingAt = change.RingingAt ?? before.RingingAt,
        AnsweredAt = change.AnsweredAt ?? before.AnsweredAt,
        EndedAt = change.EndedAt ?? before.EndedAt,
        Exit = change.Exit ?? before.Exit,
        Reason = change.Reason ?? before.Reason,
        Party = WireName.Of(change.Party) ?? before.Party,
        SipStatus = change.SipStatus ?? before.SipStatus,
        SipPhrase = change.SipPhrase ?? before.SipPhrase,
        Q850 = change.Q850 ?? before.Q850,
        RingingMs = change.RingingMs ?? before.RingingMs,
        PostDialDelayMs = change.PostDialDelayMs ?? before.PostDialDelayMs,
        TalkMs = change.TalkMs ?? before.TalkMs,
        AnsweredAfterCancel = change.AnsweredAfterCancel ?? before.AnsweredAfterCancel,
        HangUpSide = WireName.Of(change.HungUpBy) ?? before.HangUpSide,
        EarlyMedia = change.EarlyMedia ?? before.EarlyMedia,
        Evidence = change.Evidence ?? before.Evidence,
    };
}
