using Engine.Flows.Facts;
using Shouldly;

namespace Engine.Testing.Journal;

/// <summary>Events come back as they were stored: all, in order, without gaps, and nobody else's.</summary>
internal static class OrderCases
{
    public static readonly JournalCase[] All =
    [
        new(Recover_UnknownId_GivesNothing),
        new(Store_SeveralTimes_ComesBackInOrderWithoutGaps),
        new(Store_TwicePersistedInOneTurn_ComesBackInOrder),
        new(Replay_FromToMax_GivesThatPart),
        new(Recover_ToAndMax_StopThere),
        new(Store_TwoIds_KeepsThemApart),
        new(Store_ManyIdsAtOnce_StoresAll),
        new(Reopen_AfterStoring_RecoversTheSame),
        new(Recover_OnAnotherNode_RecoversTheSame),
        new(Recover_FreshId_IsNotLookedUp),
    ];

    private static async Task Recover_UnknownId_GivesNothing(IJournalUnderTest journal) =>
        (await journal.System.RecoverAsync(journal.PersistenceId(1))).ShouldHold([]);

    private static async Task Store_SeveralTimes_ComesBackInOrderWithoutGaps(IJournalUnderTest journal)
    {
        var id = journal.PersistenceId(1);
        var owner = journal.System.Own(id);
        await owner.StoreAsync(journal.Event(1));
        await owner.StoreAsync(journal.Event(2), journal.Event(3));
        await owner.StoreAsync(journal.Event(4));

        (await owner.AgainAsync(journal.System, id)).ShouldHold(Events(journal, 1, 2, 3, 4));
    }

    private static async Task Store_TwicePersistedInOneTurn_ComesBackInOrder(IJournalUnderTest journal)
    {
        var id = journal.PersistenceId(1);
        var owner = journal.System.Own(id);
        (await owner.AskAsync(new JournalOwner.StoreApart(journal.Event(1), journal.Event(2)))).ShouldBe(new JournalAnswer.Stored(2));

        (await owner.AgainAsync(journal.System, id)).ShouldHold(Events(journal, 1, 2));
    }

    private static async Task Replay_FromToMax_GivesThatPart(IJournalUnderTest journal)
    {
        var id = journal.PersistenceId(1);
        await journal.System.Own(id).StoreAsync(journal.Event(1), journal.Event(2), journal.Event(3));

        await ShouldGiveAsync(1, 3, 2, [1, 2]);
        await ShouldGiveAsync(2, 3, 2, [2, 3]);
        await ShouldGiveAsync(3, long.MaxValue, 10, [3]);
        await ShouldGiveAsync(1, 2, long.MaxValue, [1, 2]);
        await ShouldGiveAsync(4, long.MaxValue, 10, []);

        async Task ShouldGiveAsync(long from, long to, long max, long[] expected)
        {
            var (sequences, highest) = await journal.System.ReplayAsync(id, from, to, max);
            sequences.ShouldBe(expected);
            highest.ShouldBe(3);
        }
    }

    private static async Task Recover_ToAndMax_StopThere(IJournalUnderTest journal)
    {
        var id = journal.PersistenceId(1);
        await journal.System.Own(id).StoreAsync(journal.Event(1), journal.Event(2), journal.Event(3));

        (await journal.System.RecoverAsync(id, to: 2)).Events.Count.ShouldBe(2);
        (await journal.System.RecoverAsync(id, max: 1)).Events.Count.ShouldBe(1);
    }

    private static async Task Store_TwoIds_KeepsThemApart(IJournalUnderTest journal)
    {
        await journal.System.Own(journal.PersistenceId(1)).StoreAsync(journal.Event(1));
        await journal.System.Own(journal.PersistenceId(2)).StoreAsync(journal.Event(2));

        (await journal.System.RecoverAsync(journal.PersistenceId(1))).ShouldHold(Events(journal, 1));
        (await journal.System.RecoverAsync(journal.PersistenceId(2))).ShouldHold(Events(journal, 2));
    }

    private static async Task Store_ManyIdsAtOnce_StoresAll(IJournalUnderTest journal)
    {
        const int Ids = 50;
        int[] numbers = [.. Enumerable.Range(1, 10)];
        await Task.WhenAll(Enumerable.Range(1, Ids).Select(async id =>
        {
            var owner = journal.System.Own(journal.PersistenceId(id));
            foreach (var number in numbers)
            {
                await owner.StoreAsync(journal.Event(number));
            }
        }));

        for (var id = 1; id <= Ids; id++)
        {
            (await journal.System.RecoverAsync(journal.PersistenceId(id))).ShouldHold(Events(journal, numbers));
        }
    }

    private static async Task Reopen_AfterStoring_RecoversTheSame(IJournalUnderTest journal)
    {
        var id = journal.PersistenceId(1);
        await journal.System.Own(id).StoreAsync(journal.Event(1), journal.Event(2));

        await journal.ReopenAsync();

        (await journal.System.RecoverAsync(id)).ShouldHold(Events(journal, 1, 2));
        await journal.System.Own(id).StoreAsync(journal.Event(3));
    }

    private static async Task Recover_OnAnotherNode_RecoversTheSame(IJournalUnderTest journal)
    {
        var id = journal.PersistenceId(1);
        await journal.System.Own(id).StoreAsync(journal.Event(1), journal.Event(2));

        (await journal.OtherNode.RecoverAsync(id)).ShouldHold(Events(journal, 1, 2));
    }

    /// <summary>A lie shows that nobody looks: the id has an event and is called fresh. The first write finds out, and the truth is told from then on.</summary>
    private static async Task Recover_FreshId_IsNotLookedUp(IJournalUnderTest journal)
    {
        var id = journal.PersistenceId(1);
        await journal.System.Own(id).StoreAsync(journal.Event(1));
        journal.FreshIds.Minted(id);

        var owner = journal.System.Own(id);
        (await owner.LookAsync()).ShouldHold([]);
        (await owner.TryStoreAsync(journal.Event(2))).ShouldBeOfType<JournalAnswer.Failed>();

        (await owner.AgainAsync(journal.System, id)).ShouldHold(Events(journal, 1));
    }

    private static InteractionEvent[] Events(IJournalUnderTest journal, params int[] numbers) => [.. numbers.Select(journal.Event)];
}
