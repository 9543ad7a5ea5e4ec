using Engine.Ports.Journal;
using Shouldly;
using Xunit;

namespace Engine.Testing.Ports;

/// <summary>What every journal must do. A test class of each adapter inherits this and says how to make one and which events it can store.</summary>
public abstract class JournalContract
{
    /// <summary>A fresh, empty journal.</summary>
    protected abstract ValueTask<IJournal> OpenAsync();

    /// <summary>Closes and opens again on the same store; the default is for adapters that keep nothing.</summary>
    protected virtual ValueTask<IJournal> ReopenAsync(IJournal journal) => ValueTask.FromResult(journal);

    /// <summary>An event that the adapter can store; equal numbers give equal events.</summary>
    protected abstract object Event(int number);

    /// <summary>A persistence id the adapter takes; equal numbers give equal ids.</summary>
    protected virtual string Id(int number) => $"0198c0de000000{number:x2}00000000000000{number:x2}";

    [Fact]
    public async Task Read_UnknownId_GivesNothing()
    {
        var journal = await OpenAsync();
        (await journal.ReadAsync(Id(1), 1, 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Append_SeveralTimes_ReadsBackInOrderWithoutGaps()
    {
        var journal = await OpenAsync();
        await journal.AppendAsync(Id(1), 0, [Event(1)]);
        await journal.AppendAsync(Id(1), 1, [Event(2), Event(3)]);
        await journal.AppendAsync(Id(1), 3, [Event(4)]);

        var entries = await journal.ReadAsync(Id(1), 1, 10);

        entries.Select(entry => entry.Sequence).ShouldBe([1, 2, 3, 4]);
        entries.Select(entry => entry.Event).ShouldBe([Event(1), Event(2), Event(3), Event(4)]);
    }

    [Theory]
    [InlineData(1, 2, new long[] { 1, 2 })]
    [InlineData(2, 2, new long[] { 2, 3 })]
    [InlineData(3, 10, new long[] { 3 })]
    [InlineData(4, 10, new long[0])]
    public async Task Read_FromAndMax_GivesThatPage(long from, int max, long[] expected)
    {
        var journal = await OpenAsync();
        await journal.AppendAsync(Id(1), 0, [Event(1), Event(2), Event(3)]);

        (await journal.ReadAsync(Id(1), from, max)).Select(entry => entry.Sequence).ShouldBe(expected);
    }

    [Fact]
    public async Task Append_TwoIds_KeepsThemApart()
    {
        var journal = await OpenAsync();
        await journal.AppendAsync(Id(1), 0, [Event(1)]);
        await journal.AppendAsync(Id(2), 0, [Event(2)]);

        (await journal.ReadAsync(Id(1), 1, 10)).ShouldHaveSingleItem().Event.ShouldBe(Event(1));
        (await journal.ReadAsync(Id(2), 1, 10)).ShouldHaveSingleItem().Event.ShouldBe(Event(2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Append_WrongExpectedSequence_IsRefusedAndStoresNothing(long expected)
    {
        var journal = await OpenAsync();
        await journal.AppendAsync(Id(1), 0, [Event(1), Event(2)]);

        var conflict = await Should.ThrowAsync<SequenceConflictException>(async () => await journal.AppendAsync(Id(1), expected, [Event(3)]));

        conflict.Expected.ShouldBe(expected);
        conflict.Actual.ShouldBe(2);
        (await journal.ReadAsync(Id(1), 1, 10)).Count.ShouldBe(2);
        await journal.AppendAsync(Id(1), 2, [Event(3)]);
    }

    [Fact]
    public async Task Append_TwoWritersAtOnce_ExactlyOneWins()
    {
        var journal = await OpenAsync();
        const int Rounds = 20;
        for (var round = 0; round < Rounds; round++)
        {
            var expected = round;
            var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(() => TryAppendAsync(journal, expected, Event(writer))));
            (await Task.WhenAll(writers)).Count(won => won).ShouldBe(1);
        }

        (await journal.ReadAsync(Id(1), 1, 100)).Select(entry => entry.Sequence).ShouldBe(Enumerable.Range(1, Rounds).Select(n => (long)n));
    }

    [Fact]
    public async Task Append_ManyIdsAtOnce_StoresAll()
    {
        var journal = await OpenAsync();
        const int Ids = 50;
        const int Each = 10;
        await Task.WhenAll(Enumerable.Range(0, Ids).Select(id => Task.Run(async () =>
        {
            for (var sequence = 0; sequence < Each; sequence++)
            {
                await journal.AppendAsync(Id(id), sequence, [Event(sequence)]);
            }
        })));

        for (var id = 0; id < Ids; id++)
        {
            (await journal.ReadAsync(Id(id), 1, 100)).Select(entry => entry.Event).ShouldBe(Enumerable.Range(0, Each).Select(Event));
        }
    }

    [Fact]
    public async Task Append_BesideAFailingOne_IsStored()
    {
        var journal = await OpenAsync();
        await journal.AppendAsync(Id(1), 0, [Event(1)]);

        var failing = journal.AppendAsync(Id(1), 5, [Event(2)]).AsTask();
        var sound = journal.AppendAsync(Id(2), 0, [Event(3)]).AsTask();

        await Should.ThrowAsync<SequenceConflictException>(() => failing);
        await sound;
        (await journal.ReadAsync(Id(2), 1, 10)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Reopen_AfterAppends_ReadsTheSame()
    {
        var journal = await OpenAsync();
        await journal.AppendAsync(Id(1), 0, [Event(1), Event(2)]);

        var again = await ReopenAsync(journal);

        (await again.ReadAsync(Id(1), 1, 10)).Select(entry => entry.Event).ShouldBe([Event(1), Event(2)]);
        await again.AppendAsync(Id(1), 2, [Event(3)]);
    }

    private async Task<bool> TryAppendAsync(IJournal journal, long expected, object stored)
    {
        try
        {
            await journal.AppendAsync(Id(1), expected, [stored]);
            return true;
        }
        catch (SequenceConflictException)
        {
            return false;
        }
    }
}
