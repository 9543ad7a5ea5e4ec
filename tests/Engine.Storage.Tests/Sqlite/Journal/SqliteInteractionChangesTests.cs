using Engine.Accounts.Interactions;
using Engine.Ports;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Sqlite.Journal;

/// <summary>The journal as a feed of one account.</summary>
public sealed class SqliteInteractionChangesTests : IDisposable
{
    private readonly TempStore _store = new();

    public void Dispose() => _store.Dispose();

    // Holds API-25.
    [Fact]
    public async Task TenThousandEvents_TwentyReconnects_NoneMissingNoneTwice()
    {
        const int Lives = 600;
        const int Reconnects = 20;
        var writing = Task.WhenAll(Enumerable.Range(1, 2 * Lives).Select(
            number => _store.Storage.AppendAsync(
                Sample.PersistenceId(number), 0, Sample.Answered(number, number % 2 == 0 ? TempStore.Acme : TempStore.Other))));
        var random = new Random(1);
        List<InteractionChange> seen = [];
        long position = 0;
        for (var connection = 0; connection <= Reconnects; connection++)
        {
            // A reader that goes in the middle has seen a part only, and comes back with the last it has.
            var stretch = await ReadAsync(position);
            var kept = connection == Reconnects ? stretch.Items : [.. stretch.Items.Take(random.Next(stretch.Items.Count + 1))];
            seen.AddRange(kept);
            position = kept.Count == stretch.Items.Count ? stretch.Position : kept.Count > 0 ? kept[^1].Position : position;
        }

        await writing;
        InteractionChanges rest;
        do
        {
            rest = await ReadAsync(position);
            seen.AddRange(rest.Items);
            position = rest.Position;
        }
        while (rest.HasMore);

        var events = Sample.Answered(2, TempStore.Acme).Length;
        seen.Count.ShouldBe(Lives * events);
        (Lives * events).ShouldBeGreaterThan(10_000);
        seen.Select(change => change.Position).ShouldBeInOrder();
        foreach (var one in seen.GroupBy(change => change.Interaction.Id))
        {
            one.Select(change => change.Number).ShouldBe(Enumerable.Range(1, events).Select(number => (long)number), one.Key);
        }
    }

    // Holds API-25.
    [Fact]
    public async Task OneInteraction_AndTheAccounts_AreToldApart()
    {
        await _store.Storage.AppendAsync(Sample.PersistenceId(1), 0, Sample.Answered(1, TempStore.Acme));
        await _store.Storage.AppendAsync(Sample.PersistenceId(2), 0, Sample.Answered(2, TempStore.Other));
        await _store.Storage.AppendAsync(Sample.PersistenceId(3), 0, Sample.Ringing(3, TempStore.Acme));

        var only = await _store.Storage.Changes.ReadAsync(TempStore.Acme, new InteractionId(Sample.Id(3)), 0, default);
        var foreign = await _store.Storage.Changes.ReadAsync(TempStore.Acme, new InteractionId(Sample.Id(2)), 0, default);

        only.Items.ShouldAllBe(change => change.Interaction.Id == Sample.Id(3) && change.Interaction.State == "running");
        only.Items.Count.ShouldBe(Sample.Ringing(3, TempStore.Acme).Length);
        only.Position.ShouldBe(await _store.Storage.Changes.NewestAsync(default));
        foreign.Items.ShouldBeEmpty();
    }

    // Holds API-25.
    [Fact]
    public async Task NextCommit_AskedBeforeReading_MissesNothing()
    {
        var changes = _store.Storage.Changes;
        var next = changes.NextCommit();
        (await ReadAsync(0)).Items.ShouldBeEmpty();
        next.IsCompleted.ShouldBeFalse();

        await _store.Storage.AppendAsync(Sample.PersistenceId(1), 0, Sample.Accepted(1, TempStore.Acme));

        await next.WaitAsync(TimeSpan.FromSeconds(30));
        (await ReadAsync(0)).Items.ShouldHaveSingleItem();
        changes.NextCommit().IsCompleted.ShouldBeFalse();
    }

    private Task<InteractionChanges> ReadAsync(long after) => _store.Storage.Changes.ReadAsync(TempStore.Acme, null, after, default);
}
