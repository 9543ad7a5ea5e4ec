using System.Globalization;
using Engine.Accounts.Interactions;
using Engine.Ports;

namespace Engine.Api.Live;

/// <summary>Feeds one stream: interactions from the journal, from where its reader was, and hints as they come.</summary>
internal sealed class LiveFeed(IInteractionChanges changes, LiveHints hints, TimeProvider time)
{
    public const string ResyncEvent = "resync";

    /// <summary>Events of all accounts that are gone through for whoever comes back; one more and he is told to read anew.</summary>
    public const long BacklogMax = 10_000;

    /// <summary>How often a quiet stream shows that it lives, and any stream asks whether its reader may still read.</summary>
    public static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(15);

    /// <summary>Changes of so long go together: at three hundred calls a second one query would follow the other.</summary>
    private static readonly TimeSpan GatherFor = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs until the reader is gone, may not read any more, or the token is cancelled.</summary>
    /// <param name="stream">Where it goes.</param>
    /// <param name="wish">What the reader wants to hear of.</param>
    /// <param name="mayRead">Asked at each beat.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task RunAsync(EventStream stream, StreamWish wish, Func<Task<bool>> mayRead, CancellationToken cancellation)
    {
        using var hinted = hints.Listen(wish.Account, wish.Topics);
        var newest = await changes.NewestAsync(cancellation);
        var known = Known(wish.LastSeen, newest);
        var position = known ?? newest;
        stream.Begin(position);

        // Nobody kept the hints that a returning reader missed.
        if (wish.LastSeen is not null && (known is null || wish.WantsHints))
        {
            stream.Event(ResyncEvent, position, new Resync());
        }

        var beaten = time.GetTimestamp();
        while (true)
        {
            var happens = wish.WantsInteractions ? Task.WhenAny(changes.NextCommit(), hinted.Next()) : hinted.Next();
            Tell(stream, hinted, position);
            var hasMore = false;
            if (wish.WantsInteractions)
            {
                var read = await changes.ReadAsync(wish.Account, wish.Only, position, cancellation);
                foreach (var change in read.Items)
                {
                    stream.Event(LiveTopics.Interaction, change.Position, InteractionHappened.From(change));
                }

                (position, hasMore) = (read.Position, read.HasMore);
            }

            if (!await stream.FlushAsync(cancellation))
            {
                return;
            }

            if (!hasMore)
            {
                await ChangeOrBeatAsync(happens, BeatEvery - time.GetElapsedTime(beaten), cancellation);
            }

            if (time.GetElapsedTime(beaten) >= BeatEvery)
            {
                if (!await mayRead())
                {
                    return;
                }

                stream.Beat(position);
                beaten = time.GetTimestamp();
            }
        }
    }

    private static void Tell(EventStream stream, HintQueue hinted, long position)
    {
        var (taken, missed) = hinted.Take();
        if (missed)
        {
            stream.Event(ResyncEvent, position, new Resync());
        }

        foreach (var hint in taken)
        {
            stream.Hint(hint, position);
        }
    }

    private static long? Known(string? lastSeen, long newest) =>
        long.TryParse(lastSeen, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) && seen <= newest && newest - seen <= BacklogMax ? seen : null;

    private async Task ChangeOrBeatAsync(Task happens, TimeSpan untilBeat, CancellationToken cancellation)
    {
        if (untilBeat <= TimeSpan.Zero)
        {
            return;
        }

        try
        {
            await happens.WaitAsync(untilBeat, time, cancellation);
            await Task.Delay(GatherFor, time, cancellation);
        }
        catch (TimeoutException)
        {
            // Nothing happened until the beat.
        }
    }
}

/// <summary>What the reader of a stream wants to hear of.</summary>
/// <param name="Account">His.</param>
/// <param name="Topics">Of <see cref="LiveTopics"/>.</param>
/// <param name="Only">Only this interaction; null for all.</param>
/// <param name="LastSeen">What Last-Event-ID said; null on a first visit.</param>
internal sealed record StreamWish(AccountId Account, IReadOnlySet<string> Topics, InteractionId? Only, string? LastSeen)
{
    public bool WantsInteractions => Topics.Contains(LiveTopics.Interaction);

    public bool WantsHints => Topics.Any(topic => topic != LiveTopics.Interaction);
}
