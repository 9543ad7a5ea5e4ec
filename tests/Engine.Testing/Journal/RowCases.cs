using Akka.Persistence;
using Engine.Accounts.Interactions;
using Shouldly;

namespace Engine.Testing.Journal;

/// <summary>What is read of an interaction is written, and deleted, with its events.</summary>
internal static class RowCases
{
    public static readonly JournalCase[] All =
    [
        new(Store_EachEventOfALife_IsReadAtOnce),
        new(Store_SixtyFourLivesAtOnce_AllComeBackWithTheirRows),
        new(Delete_EndedInteraction_TakesEventsAndRowsAndForbidsTheId),
        new(Delete_NotEndedOrAPart_IsRefused),
    ];

    private static async Task Store_EachEventOfALife_IsReadAtOnce(IJournalUnderTest journal)
    {
        var owner = journal.System.Own(journal.PersistenceId(1));
        var life = journal.Life(1);
        for (var i = 0; i < life.Count; i++)
        {
            await owner.StoreAsync(life[i]);

            (await FindAsync(journal, 1)).ShouldNotBeNull().Interaction.LastEvent.ShouldBe(i + 1);
        }

        (await FindAsync(journal, 1)).ShouldNotBeNull().Interaction.State.ShouldBe("ended");
    }

    private static async Task Store_SixtyFourLivesAtOnce_AllComeBackWithTheirRows(IJournalUnderTest journal)
    {
        const int Lives = 64;
        await Task.WhenAll(Enumerable.Range(1, Lives).Select(async number =>
        {
            var owner = journal.System.Own(journal.PersistenceId(number));
            foreach (var happened in journal.Life(number))
            {
                await owner.StoreAsync(happened);
            }
        }));

        for (var number = 1; number <= Lives; number++)
        {
            (await journal.System.RecoverAsync(journal.PersistenceId(number))).ShouldHold(journal.Life(number));
            (await FindAsync(journal, number)).ShouldNotBeNull().Interaction.State.ShouldBe("ended");
        }
    }

    private static async Task Delete_EndedInteraction_TakesEventsAndRowsAndForbidsTheId(IJournalUnderTest journal)
    {
        var id = journal.PersistenceId(1);
        var owner = journal.System.Own(id);
        await owner.StoreAsync([.. journal.Life(1)]);

        (await owner.AskAsync(new JournalOwner.Delete(long.MaxValue))).ShouldBeOfType<DeleteMessagesSuccess>();

        (await FindAsync(journal, 1)).ShouldBeNull();
        (await journal.Interactions.StepsAsync(journal.Account, journal.Id(1), default)).ShouldBeNull();
        var (sequences, highest) = await journal.System.ReplayAsync(id, 1, long.MaxValue, long.MaxValue);
        sequences.ShouldBeEmpty();
        highest.ShouldBe(journal.Life(1).Count, "the numbers of a deleted id stay used");
        (await owner.TryStoreAsync(journal.Event(1))).ShouldBeOfType<JournalAnswer.Refused>("by the owner that was alive");
        (await journal.System.Own(id).TryStoreAsync(journal.Life(1)[0])).ShouldBeOfType<JournalAnswer.Refused>("by one that comes late");
        (await journal.System.WriteAsync(id, 1, journal.Life(1)[0])).ShouldNotBeOfType<JournalAnswer.Stored>("as if it had never been");
        (await FindAsync(journal, 1)).ShouldBeNull();
    }

    private static async Task Delete_NotEndedOrAPart_IsRefused(IJournalUnderTest journal)
    {
        var life = journal.Life(1);
        var owner = journal.System.Own(journal.PersistenceId(1));
        await owner.StoreAsync([.. life.Take(life.Count - 1)]);
        (await owner.AskAsync(new JournalOwner.Delete(long.MaxValue))).ShouldBeOfType<DeleteMessagesFailure>("it has not ended");

        await owner.StoreAsync(life[^1]);
        (await owner.AskAsync(new JournalOwner.Delete(3))).ShouldBeOfType<DeleteMessagesFailure>("the rest could not be recovered");

        (await owner.AgainAsync(journal.System, journal.PersistenceId(1))).ShouldHold(life);
        (await FindAsync(journal, 1)).ShouldNotBeNull();
    }

    private static Task<InteractionView?> FindAsync(IJournalUnderTest journal, int number) =>
        journal.Interactions.FindAsync(journal.Account, journal.Id(number), default);
}
