using Engine.Accounts.Interactions;
using Engine.Accounts.Paging;
using Engine.Accounts.Reports;
using Engine.Flows.Document;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Storage.Tests.Postgres;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Journal;

/// <summary>What is read of interactions: one and its parts, lists, the report, what is in flight.</summary>
public abstract class InteractionReaderTests : StoreContract
{
    private static readonly PageRequest Page = new();

    [Fact]
    public async Task Find_AnsweredInteraction_ShowsSummaryAttemptsAndVariables()
    {
        await Store.AppendAsync(1, Sample.Answered(1, TempStore.Acme));

        var view = (await Reader.FindAsync(TempStore.Acme, new InteractionId(Sample.Id(1)), default)).ShouldNotBeNull();

        view.Interaction.ShouldBe(new InteractionRow
        {
            Id = Sample.Id(1), FlowId = new FlowId("f1"), FlowName = "Courier at the door", FlowVersion = 3, FlowVersionId = "f1v3",
            FlowExecutionId = Sample.Id(1 + 0x1000_0000), State = "ended", Outcome = "answered", Reason = "completed", Party = null,
            HangUpSide = "engine", DestinationNumber = Sample.To, OriginNumber = Sample.From, AcceptedAt = Sample.At,
            EndedAt = Sample.At.AddMilliseconds(8100), LastEvent = 17, Phase = "ended", TrunkId = new TrunkId("trunk1"), AnsweredAt = Sample.At.AddSeconds(2),
        });
        view.Attempts.ShouldHaveSingleItem().ShouldBe(new InteractionAttempt
        {
            Number = 1, Step = "dial", CallId = "call-1@engine", FromTag = "ft1", Branch = "z9hG4bK1", CSeq = 1,
            RequestUri = $"sip:{Sample.To}@carrier.example", TrunkId = TrunkId.Of("trunk1"), Destination = "192.0.2.10:5060", OriginNumber = Sample.From,
            DestinationNumber = Sample.To, RequestedAt = Sample.At.AddMilliseconds(6), SubmittedAt = Sample.At.AddMilliseconds(20),
            RingingAt = Sample.At.AddMilliseconds(300), AnsweredAt = Sample.At.AddSeconds(2), EndedAt = Sample.At.AddMilliseconds(8100),
            Exit = "answered", Reason = "local_hangup", SipStatus = 200, RingingMs = 1700, TalkMs = 6100, HangUpSide = "engine",
        });
        view.Variables.ShouldBe(new Dictionary<string, string?> { ["heard"] = "100", ["order_number"] = "A-17" }, ignoreOrder: true);
    }

    [Fact]
    public async Task Find_FailedAttempt_ShowsItsEvidence()
    {
        var failure = new CallFailure(
            CallExit.Busy, "busy", Party.Contact, 486, "Busy Here", 17, Failover: false, Retry: true, RingingMs: 0, PostDialDelayMs: 800);
        await Store.AppendAsync(1, [.. Sample.Ringing(1, TempStore.Acme), new InteractionEvent.AttemptFailed(Sample.At.AddSeconds(1), 1, failure)]);

        var attempt = (await Reader.FindAsync(TempStore.Acme, new InteractionId(Sample.Id(1)), default)).ShouldNotBeNull().Attempts.ShouldHaveSingleItem();

        (attempt.Exit, attempt.Reason, attempt.Party, attempt.SipStatus, attempt.SipPhrase, attempt.Q850, attempt.PostDialDelayMs)
            .ShouldBe(("busy", "busy", "contact", 486, "Busy Here", 17, 800));
    }

    // Holds FLOW-72.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Find_AttemptWhoseInviteNeverLeft_HasNoRow(bool submitted)
    {
        var failure = new CallFailure(CallExit.InvalidOutboundNumber, "caller_id_not_allowed", Party.Caller) { Evidence = new CallEvidence { InviteUnsent = submitted } };
        var before = Sample.Ringing(1, TempStore.Acme).Where(e => e is not InteractionEvent.CallRinging && (submitted || e is not InteractionEvent.DialSubmitted));
        await Store.AppendAsync(1, [.. before, new InteractionEvent.AttemptFailed(Sample.At.AddSeconds(1), 1, failure)]);

        var view = (await Reader.FindAsync(TempStore.Acme, new InteractionId(Sample.Id(1)), default)).ShouldNotBeNull();

        view.Attempts.ShouldBeEmpty();
        view.Interaction.DestinationNumber.ShouldBe(Sample.To);
    }

    // Holds MAP-05.
    [Fact]
    public async Task Find_AttemptWithEvidence_ShowsIt()
    {
        var evidence = new CallEvidence
        {
            FailedExchanges = 1, LastExchangeFault = "answer_missing", AckUnsent = true, Progress = new ProgressCause(183, 1, 404, "gone") { Location = "TN" },
            Cause = new EndCause(21, "rejected", "RLN", 603, "v=analytics1"), Redress = new RedressContact("https://a.example", "+1202", "a@b.example", "<x>"),
        };
        var failure = new CallFailure(CallExit.NoAnswer, "ring_timeout", Party.Contact) { Evidence = evidence };
        await Store.AppendAsync(1, [.. Sample.Ringing(1, TempStore.Acme), new InteractionEvent.AttemptFailed(Sample.At.AddSeconds(1), 1, failure)]);

        var view = (await Reader.FindAsync(TempStore.Acme, new InteractionId(Sample.Id(1)), default)).ShouldNotBeNull();

        view.Attempts.ShouldHaveSingleItem().Evidence.ShouldBe(evidence);
    }

    // Holds MAP-10 and CALL-03.
    [Fact]
    public async Task Find_EndedByUsForTheCarriersFault_ShowsBothAndThatEarlyMediaRang()
    {
        InteractionEvent Tell(InteractionEvent happened) => happened switch
        {
            InteractionEvent.CallRinging e => e with { EarlyMedia = true },
            InteractionEvent.CallEnded e => e with { Reason = "no_ack", AtFault = Party.Carrier },
            InteractionEvent.InteractionEnded e => e with { Result = new InteractionResult(Outcome.Answered, "no_ack", Party.Carrier, Party.Engine) },
            _ => happened,
        };
        await Store.AppendAsync(1, [.. Sample.Answered(1, TempStore.Acme).Select(Tell)]);

        var view = (await Reader.FindAsync(TempStore.Acme, new InteractionId(Sample.Id(1)), default)).ShouldNotBeNull();

        (view.Interaction.Party, view.Interaction.HangUpSide).ShouldBe(("carrier", "engine"));
        view.Attempts.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            a => a.Party.ShouldBe("carrier"), a => a.HangUpSide.ShouldBe("engine"), a => a.EarlyMedia.ShouldBeTrue());
    }

    // Holds FLOW-70.
    [Fact]
    public async Task Steps_OfAnInteraction_AreTheRowsOfTheReport()
    {
        await Store.AppendAsync(1, Sample.Answered(1, TempStore.Acme));

        var steps = (await Reader.StepsAsync(TempStore.Acme, new InteractionId(Sample.Id(1)), default)).ShouldNotBeNull();

        steps.Select(s => (s.StepExecutionOrder, s.StepName, s.Exit, s.TimeInStep?.TotalMilliseconds)).ShouldBe(
        [
            (0, "API request", "ok", 5),
            (1, "Call the customer", "answered", 1995),
            (2, "Send notification to contact", "ok", 6000),
            (3, "End", "ok", 0),
        ]);
        steps.ShouldAllBe(s => s.CallId == "call-1@engine" && s.FlowExecutionFinishedTime == Sample.At.AddMilliseconds(8100)
            && s.DestinationNumber == Sample.To && s.OriginNumber == Sample.From && s.FlowVersion == 3);
        steps.Select(s => s.StepId).ShouldBe(["trigger", "dial", "notify", "end"]);
        (await Store.Reports.ListAsync(TempStore.Acme, new ReportFilter(), Page, default)).Items.Select(s => s with { Assigned = steps[0].Assigned })
            .ShouldBe(steps.Select(s => s with { Assigned = steps[0].Assigned }));
        string.Join(',', ReportColumns.All.Select(column => column.Cell(steps[1]))).ShouldBe(
            $"call-1@engine,{Sample.Id(1 + 0x1000_0000)},{Sample.Id(1)},{Sample.To},{Sample.From},Courier at the door,f1,3,Make Outbound Call," +
            "Call the customer,answered,1.995,2026-11-23T10:00:00.005Z,2026-11-23T10:00:08.100Z,1");
    }

    // Holds API-23.
    [Fact]
    public async Task Steps_ShowWhatTheirOutputsAssigned_SensitiveValuesMasked()
    {
        VariableValue[] assigned = [new("heard", "100"), new("pin", "4711", Sensitive: true), new("gone", null)];
        var events = Sample.Answered(1, TempStore.Acme)
            .Select(happened => happened is InteractionEvent.StepLeft { StepId: "notify" } left ? left with { Assigned = assigned } : happened);
        await Store.AppendAsync(1, [.. events]);

        var steps = (await Reader.StepsAsync(TempStore.Acme, new InteractionId(Sample.Id(1)), default)).ShouldNotBeNull();
        var report = (await Store.Reports.ListAsync(TempStore.Acme, new ReportFilter(), Page, default)).Items;

        var expected = new Dictionary<string, string?> { ["heard"] = "100", ["pin"] = "***", ["gone"] = null };
        steps.Single(step => step.StepId == "notify").Assigned.ShouldBe(expected, ignoreOrder: true);
        report.Single(step => step.StepId == "notify").Assigned.ShouldBe(expected, ignoreOrder: true);
        steps.Single(step => step.StepId == "end").Assigned.ShouldBeEmpty();
    }

    // Holds API-23.
    [Fact]
    public async Task Phase_FollowsTheLatestCallToTheContact()
    {
        var events = Sample.Answered(1, TempStore.Acme);
        var phases = new List<string>();
        for (var i = 0; i < events.Length; i++)
        {
            await Store.Journal.AppendAsync(Sample.PersistenceId(1), i, events[i]);
            var row = (await Reader.ListAsync(TempStore.Acme, new InteractionFilter(), Page, default)).Items.ShouldHaveSingleItem();
            if (phases.Count == 0 || phases[^1] != row.Phase)
            {
                phases.Add(row.Phase);
            }

            row.CurrentStep.ShouldBe(row.State == "ended" ? null : events.Take(i + 1).OfType<InteractionEvent.StepEntered>().LastOrDefault()?.StepId ?? "trigger");
        }

        phases.ShouldBe(["queued", "preparing", "dialling", "ringing", "talking", "after_call", "ended"]);
    }

    // Holds API-23.
    [Fact]
    public async Task Phase_AnotherAttempt_BeginsAnew()
    {
        var first = Sample.Ringing(1, TempStore.Acme);
        var submitted = first.OfType<InteractionEvent.DialSubmitted>().Single();
        var failure = new CallFailure(CallExit.NoAnswer, "ring_timeout", Party.Contact);
        var requested = first.OfType<InteractionEvent.DialRequested>().Single();
        await Store.AppendAsync(1, [.. first, new InteractionEvent.AttemptFailed(Sample.At.AddSeconds(1), 1, failure)]);
        (await OneAsync()).Phase.ShouldBe("after_call");

        await Store.Journal.AppendAsync(Sample.PersistenceId(1), first.Length + 1, requested with { Attempt = 2 }, submitted with { Attempt = 2, Dial = submitted.Dial with { TrunkId = "trunk2" } });
        ((await OneAsync()).Phase, (await OneAsync()).TrunkId).ShouldBe(("dialling", new TrunkId("trunk2")));

        // What is still heard of the first attempt is not about this one.
        await Store.Journal.AppendAsync(Sample.PersistenceId(1), first.Length + 3, new InteractionEvent.CallRinging(Sample.At.AddSeconds(2), 1, 180));
        (await OneAsync()).Phase.ShouldBe("dialling");

        async Task<InteractionRow> OneAsync() => (await Reader.ListAsync(TempStore.Acme, new InteractionFilter(), Page, default)).Items.ShouldHaveSingleItem();
    }

    // Holds API-23.
    [Fact]
    public async Task List_EachFilter_FindsItsOwn()
    {
        await Store.AppendAsync(1, Sample.Answered(1, TempStore.Acme));
        await Store.AppendAsync(2, Sample.Ringing(2, TempStore.Acme));
        await Store.AppendAsync(3, Sample.Accepted(3, TempStore.Acme));

        (await IdsAsync(new InteractionFilter(State: "ended"))).ShouldBe([Sample.Id(1)]);
        (await IdsAsync(new InteractionFilter(State: "running"))).ShouldBe([Sample.Id(2)]);
        (await IdsAsync(new InteractionFilter(State: "accepted"))).ShouldBe([Sample.Id(3)]);
        (await IdsAsync(new InteractionFilter(Reason: "completed"))).ShouldBe([Sample.Id(1)]);
        (await IdsAsync(new InteractionFilter(Party: "trunk"))).ShouldBeEmpty();
        (await IdsAsync(new InteractionFilter(TrunkId: new TrunkId("trunk1")))).ShouldBe([Sample.Id(2), Sample.Id(1)]);
        (await IdsAsync(new InteractionFilter(FlowVersion: 3))).Count.ShouldBe(3);
        (await IdsAsync(new InteractionFilter(FlowVersion: 4))).ShouldBeEmpty();
        (await IdsAsync(new InteractionFilter(IdPrefix: Sample.Id(2)))).ShouldBe([Sample.Id(2)]);
        (await IdsAsync(new InteractionFilter(IdPrefix: Sample.Id(2)[..8]))).Count.ShouldBe(3);
        (await IdsAsync(new InteractionFilter(IdPrefix: "ffff"))).ShouldBeEmpty();

        async Task<List<string>> IdsAsync(InteractionFilter filter) =>
            [.. (await Reader.ListAsync(TempStore.Acme, filter, Page, default)).Items.Select(row => row.Id)];
    }

    // Holds FLOW-67.
    [Fact]
    public async Task Steps_OfATextThatCannotBeSpoken_NameItsCharacters()
    {
        var events = Sample.Answered(1, TempStore.Acme).Select(happened => happened switch
        {
            InteractionEvent.StepLeft { StepId: "notify" } left => left with { Exit = "error", Reason = "text_not_speakable", Detail = "\u0F56 (U+0F56)" },
            InteractionEvent.InteractionEnding ending => ending with { Result = ending.Result with { Reason = "text_not_speakable", Party = Party.Caller } },
            InteractionEvent.InteractionEnded ended => ended with { Result = ended.Result with { Reason = "text_not_speakable", Party = Party.Caller } },
            _ => happened,
        });
        await Store.AppendAsync(1, [.. events]);

        var steps = (await Reader.StepsAsync(TempStore.Acme, new InteractionId(Sample.Id(1)), default)).ShouldNotBeNull();

        steps.Select(step => (step.Reason, step.ReasonDetail)).ShouldBe([(null, null), (null, null), ("text_not_speakable", "\u0F56 (U+0F56)"), (null, null)]);
        var view = (await Reader.FindAsync(TempStore.Acme, new InteractionId(Sample.Id(1)), default)).ShouldNotBeNull();
        (view.Interaction.Reason, view.ReasonDetail).ShouldBe(("text_not_speakable", "\u0F56 (U+0F56)"));
    }

    // Holds FLOW-71.
    [Fact]
    public async Task ReadSide_AfterEachAppend_IsThere()
    {
        var events = Sample.Answered(1, TempStore.Acme);
        for (var i = 0; i < events.Length; i++)
        {
            await Store.Journal.AppendAsync(Sample.PersistenceId(1), i, events[i]);
            (await Reader.FindAsync(TempStore.Acme, new InteractionId(Sample.Id(1)), default)).ShouldNotBeNull().Interaction.LastEvent.ShouldBe(i + 1);
        }
    }

    // Holds API-20.
    [Fact]
    public async Task Events_AfterANumber_AreOrderedAndWithoutGaps()
    {
        await Store.AppendAsync(1, Sample.Answered(1, TempStore.Acme));

        var first = (await Reader.EventsAsync(TempStore.Acme, new InteractionId(Sample.Id(1)), 0, 10, default)).ShouldNotBeNull();
        var rest = (await Reader.EventsAsync(TempStore.Acme, new InteractionId(Sample.Id(1)), first[^1].Number, 100, default)).ShouldNotBeNull();

        first.Concat(rest).Select(e => e.Number).ShouldBe(Enumerable.Range(1, 17).Select(n => (long)n));
        (first[0].Type, first[0].Version, first[0].At).ShouldBe(("interaction_accepted", 1, Sample.At));
        rest[^1].Type.ShouldBe("interaction_ended");
        (await Reader.EventsAsync(TempStore.Acme, new InteractionId(Sample.Id(1)), 17, 100, default)).ShouldNotBeNull().ShouldBeEmpty();
    }

    // Holds FLOW-14.
    [Fact]
    public async Task SensitiveValues_AreNeverShown()
    {
        var masked = new InteractionEvent.DialRequested(Sample.At, 1, 1, LegRole.Contact, Sample.From, "+12025550199", null, 15, Sensitive: true);
        var submitted = new InteractionEvent.DialSubmitted(
            Sample.At, 1, LegRole.Contact, Sample.Dial(1) with { RequestUri = "sip:+12025550199@c", ToUri = "sip:+12025550199@c" }, Sensitive: true);
        await Store.AppendAsync(1, [.. Sample.Ringing(1, TempStore.Acme)[..3], masked, submitted]);

        var view = (await Reader.FindAsync(TempStore.Acme, new InteractionId(Sample.Id(1)), default)).ShouldNotBeNull();
        view.Variables.ContainsKey("pin").ShouldBeFalse();
        view.Attempts[0].DestinationNumber.ShouldBe("***");
        view.Attempts[0].RequestUri.ShouldBe("***");
        view.Interaction.DestinationNumber.ShouldBe("***");
        var events = (await Reader.EventsAsync(TempStore.Acme, new InteractionId(Sample.Id(1)), 0, 100, default)).ShouldNotBeNull();
        events.ShouldAllBe(e => !e.Data.Contains("4711", StringComparison.Ordinal) && !e.Data.Contains("5550199", StringComparison.Ordinal));
    }

    [Fact]
    public async Task List_Filters_CombineAndCompare()
    {
        await Store.AppendAsync(1, Sample.Answered(1, TempStore.Acme, "f1", Sample.At));
        await Store.AppendAsync(2, Sample.Ringing(2, TempStore.Acme, "f2", Sample.At.AddMinutes(1)));
        await Store.AppendAsync(3, [Sample.Accepted(3, TempStore.Acme, "f1", Sample.At.AddMinutes(2))]);

        (await ListAsync(new InteractionFilter())).ShouldBe([3, 2, 1]);
        (await ListAsync(new InteractionFilter(FlowId: FlowId.Of("f1")))).ShouldBe([3, 1]);
        (await ListAsync(new InteractionFilter(Outcome: "answered"))).ShouldBe([1]);
        (await ListAsync(new InteractionFilter(From: Sample.At.AddMinutes(1)))).ShouldBe([3, 2], "from is inclusive");
        (await ListAsync(new InteractionFilter(To: Sample.At.AddMinutes(1)))).ShouldBe([1], "to is exclusive");
        (await ListAsync(new InteractionFilter(Number: Sample.To))).ShouldBe([2, 1]);
        (await ListAsync(new InteractionFilter(Number: Sample.From))).ShouldBe([2, 1]);
        (await ListAsync(new InteractionFilter(FlowId: FlowId.Of("f2"), Number: Sample.To, From: Sample.At))).ShouldBe([2]);
        (await ListAsync(new InteractionFilter(FlowId: FlowId.Of("f2"), Outcome: "answered"))).ShouldBeEmpty();
    }

    // Holds FLOW-71.
    [Fact]
    public async Task Report_Filters_CombineAndCompare()
    {
        await Store.AppendAsync(1, Sample.Answered(1, TempStore.Acme, "f1", Sample.At));
        await Store.AppendAsync(2, Sample.Ringing(2, TempStore.Acme, "f2", Sample.At.AddMinutes(1)));

        (await ReportAsync(new ReportFilter())).ShouldBe(6);
        (await ReportAsync(new ReportFilter(FlowId: FlowId.Of("f2")))).ShouldBe(2);
        (await ReportAsync(new ReportFilter(Outcome: "answered"))).ShouldBe(4);
        (await ReportAsync(new ReportFilter(From: Sample.At.AddSeconds(2), To: Sample.At.AddSeconds(8)))).ShouldBe(1);
        (await ReportAsync(new ReportFilter(Number: "+1999"))).ShouldBe(0);
    }

    [Fact]
    public async Task InFlight_ListsWhatWasAcceptedAndHasNotEnded()
    {
        await Store.AppendAsync(1, Sample.Accepted(1, TempStore.Acme));
        await Store.AppendAsync(2, Sample.Ringing(2, TempStore.Other));
        await Store.AppendAsync(3, Sample.Answered(3, TempStore.Acme));

        (await Store.InFlightAsync()).ShouldBe([Sample.Id(1), Sample.Id(2)]);
    }

    /// <summary>More than one page of it.</summary>
    [Fact]
    public async Task InFlight_ManyAreListedOnce()
    {
        const int Many = 2_345;
        await Task.WhenAll(Enumerable.Range(1, Many).Select(number => Store.AppendAsync(number, Sample.Accepted(number, TempStore.Acme))));

        (await Store.InFlightAsync()).ShouldBe(Enumerable.Range(1, Many).Select(Sample.Id));
    }

    // I8: another account's interaction does not exist.
    [Fact]
    public async Task AnotherAccount_SeesNothing()
    {
        await Store.AppendAsync(1, Sample.Answered(1, TempStore.Acme));
        var id = new InteractionId(Sample.Id(1));

        (await Reader.FindAsync(TempStore.Other, id, default)).ShouldBeNull();
        (await Reader.StepsAsync(TempStore.Other, id, default)).ShouldBeNull();
        (await Reader.EventsAsync(TempStore.Other, id, 0, 100, default)).ShouldBeNull();
        (await Reader.ListAsync(TempStore.Other, new InteractionFilter(), Page, default)).Items.ShouldBeEmpty();
        (await Reader.ListAsync(TempStore.Other, new InteractionFilter(Number: Sample.To), Page, default)).Items.ShouldBeEmpty();
        (await Store.Reports.ListAsync(TempStore.Other, new ReportFilter(), Page, default)).Items.ShouldBeEmpty();
    }

    private IInteractionReader Reader => Store.Interactions;

    private async Task<int[]> ListAsync(InteractionFilter filter) =>
        [.. (await Reader.ListAsync(TempStore.Acme, filter, Page, default)).Items.Select(row => Convert.ToInt32(row.Id[24..], 16))];

    private async Task<int> ReportAsync(ReportFilter filter) =>
        (await Store.Reports.ListAsync(TempStore.Acme, filter, Page, default)).Items.Count;
}

public sealed class InteractionReaderTestsOnSqlite : InteractionReaderTests
{
    private protected override Task<StoreUnderTest> OpenAsync() => Task.FromResult<StoreUnderTest>(new SqliteUnderTest(new TempStore()));
}

public sealed class InteractionReaderTestsOnPostgres(PostgresOfTests postgres) : InteractionReaderTests
{
    private protected override Task<StoreUnderTest> OpenAsync() => PostgresUnderTest.OpenAsync(postgres);
}
