using Akka.Actor;
using Engine.Ports.Journal;
using Shouldly;

namespace Engine.Testing.Journal;

/// <summary>What must not be stored fails by itself: the guilty write, whole, and no other.</summary>
internal static class ConflictCases
{
    public static readonly JournalCase[] All =
    [
        new(Write_WrongSequence_FailsAndStoresNothing),
        new(Store_TwoNodesOwnOneId_ExactlyOneWins),
        new(Store_FourActorsOwnOneId_ExactlyOneWins),
        new(Store_TwoHundredBesideAConflict_AllGoOn),
        new(Store_NoEventOfAnInteraction_IsRefusedAndLeavesTheNumbers),
        new(Store_ReadSideRefusesTheLastOfThree_StoresNone),
    ];

    private static async Task Write_WrongSequence_FailsAndStoresNothing(IJournalUnderTest journal)
    {
        var id = journal.PersistenceId(1);
        await journal.System.Own(id).StoreAsync(journal.Event(1), journal.Event(2));

        foreach (var believed in (long[])[0, 1, 3])
        {
            var failed = (await journal.System.WriteAsync(id, believed + 1, journal.Event(3))).ShouldBeOfType<JournalAnswer.Failed>();

            var conflict = failed.Cause.ShouldBeOfType<SequenceConflictException>();
            (conflict.Expected, conflict.Actual).ShouldBe((believed, 2));
            (await journal.System.RecoverAsync(id)).ShouldHold([journal.Event(1), journal.Event(2)]);
        }

        (await journal.System.WriteAsync(id, 3, journal.Event(3))).ShouldBe(new JournalAnswer.Stored(3));
    }

    private static async Task Store_TwoNodesOwnOneId_ExactlyOneWins(IJournalUnderTest journal)
    {
        const int Rounds = 10;
        for (var round = 1; round <= Rounds; round++)
        {
            var id = journal.PersistenceId(round);
            IActorRef[] owners = [journal.System.Own(id), journal.OtherNode.Own(id)];
            await OneWinsAsync(journal, id, owners);
        }
    }

    private static async Task Store_FourActorsOwnOneId_ExactlyOneWins(IJournalUnderTest journal)
    {
        const int Rounds = 10;
        for (var round = 1; round <= Rounds; round++)
        {
            var id = journal.PersistenceId(round);
            await OneWinsAsync(journal, id, [.. Enumerable.Range(0, 4).Select(_ => journal.System.Own(id))]);
        }
    }

    /// <summary>All have recovered before any of them stores: each believes that the id is its own.</summary>
    private static async Task OneWinsAsync(IJournalUnderTest journal, string id, IActorRef[] owners)
    {
        await Task.WhenAll(owners.Select(owner => owner.LookAsync()));

        var answers = await Task.WhenAll(owners.Select((owner, number) => owner.TryStoreAsync(journal.Event(number))));

        answers.OfType<JournalAnswer.Stored>().Count().ShouldBe(1);
        var losers = answers.OfType<JournalAnswer.Failed>().ToList();
        losers.Count.ShouldBe(owners.Length - 1);
        losers.ShouldAllBe(loser => loser.Cause is SequenceConflictException);
        var winner = Array.FindIndex(answers, answer => answer is JournalAnswer.Stored);
        (await journal.System.RecoverAsync(id)).ShouldHold([journal.Event(winner)]);
    }

    private static async Task Store_TwoHundredBesideAConflict_AllGoOn(IJournalUnderTest journal)
    {
        const int Innocents = 200;
        const int Each = 5;
        var guilty = journal.PersistenceId(Innocents + 1);
        var loser = journal.System.Own(guilty);
        await loser.LookAsync();
        await journal.System.Own(guilty).StoreAsync(journal.Event(1));

        var writes = Enumerable.Range(1, Innocents).Select(async number =>
        {
            var owner = journal.System.Own(journal.PersistenceId(number));
            for (var i = 1; i <= Each; i++)
            {
                await owner.StoreAsync(journal.Event(i));
            }

            return await owner.LookAsync();
        }).ToList();
        (await loser.TryStoreAsync(journal.Event(2))).ShouldBeOfType<JournalAnswer.Failed>();

        (await Task.WhenAll(writes)).ShouldAllBe(known => known.Last == Each);
    }

    private static async Task Store_NoEventOfAnInteraction_IsRefusedAndLeavesTheNumbers(IJournalUnderTest journal)
    {
        var id = journal.PersistenceId(1);
        var owner = journal.System.Own(id);
        await owner.StoreAsync(journal.Event(1));

        (await owner.TryStoreAsync("no event of an interaction")).ShouldBeOfType<JournalAnswer.Refused>();

        var again = journal.System.Own(id);
        (await again.LookAsync()).ShouldHold([journal.Event(1)]);
        await again.StoreAsync(journal.Event(2));
        (await again.AgainAsync(journal.System, id)).ShouldHold([journal.Event(1), journal.Event(2)]);
    }

    /// <summary>Its interaction was never accepted, so there is no row that the third event could change.</summary>
    private static async Task Store_ReadSideRefusesTheLastOfThree_StoresNone(IJournalUnderTest journal)
    {
        var id = journal.PersistenceId(1);
        var owner = journal.System.Own(id);

        (await owner.TryStoreAsync(journal.Event(1), journal.Event(2), journal.Life(1)[^1])).ShouldBeOfType<JournalAnswer.Failed>();

        (await journal.System.RecoverAsync(id)).ShouldHold([]);
    }
}
