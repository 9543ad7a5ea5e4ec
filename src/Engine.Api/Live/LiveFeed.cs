using System.Globalization;
using Engine.Accounts.Interactions;
using Engine.Ports;

namespace Engine.Api.Live;

/// <summary>Feeds one stream from the journal: goes on where its reader was, then waits for commits.</summary>
internal sealed class LiveFeed(IInteractionChanges changes, TimeProvider time)
{
    public const string InteractionTopic = "interaction";
    public const string ResyncEvent = "resync";

    /// <summary>Events of all accounts that are gone through for whoever comes back; one more and he is told to read anew.</summary>
    public const long BacklogMax = 10_000;

    /// <summary>How often a quiet stream shows that it lives, and any stream asks whether its reader may still read.</summary>
    public static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(15);

    /// <summary>Changes of so long go together: at three hundred calls a second one query would follow the other.</summary>
    private static readonly TimeSpan GatherFor = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs until the reader is gone, may not read any more, or the token is cancelled.</summary>
    /// <param name="stream">Where it goes.</param>
    /// <param name="account">Whose interactions.</param>
    /// <param name="only">Only this one; null for all.</param>
    /// <param name="lastSeen">What Last-Event-ID said; null on a first visit.</param>
    /// <param name="mayRead">Asked at each beat.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task RunAsync(
        EventStream stream, AccountId account, InteractionId? only, string? lastSeen, Func<Task<bool>> mayRead, CancellationToken cancellation)
    {
        var newest = await changes.NewestAsync(cancellation);
        var known = Known(lastSeen, newest);
        var position = known ?? newest;
        stream.Begin(position);
        if (lastSeen is not null && known is null)
        {
            stream.Event(ResyncEvent, position, new Resync());
        }

        var beaten = time.GetTimestamp();
        while (true)
        {
            var commit = changes.NextCommit();
            var read = await changes.ReadAsync(account, only, position, cancellation);
            foreach (var change in read.Items)
            {
                stream.Event(InteractionTopic, change.Position, InteractionHappened.From(change));
            }

            position = read.Position;
            if (!await stream.FlushAsync(cancellation))
            {
                return;
            }

            if (!read.HasMore)
            {
                await CommitOrBeatAsync(commit, BeatEvery - time.GetElapsedTime(beaten), cancellation);
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

    private static long? Known(string? lastSeen, long newest) =>
        long.TryParse(lastSeen, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) && seen <= newest && newest - seen <= BacklogMax ? seen : null;

    private async Task CommitOrBeatAsync(Task commit, TimeSpan untilBeat, CancellationToken cancellation)
    {
        if (untilBeat <= TimeSpan.Zero)
        {
            return;
        }

        try
        {
            await commit.WaitAsync(untilBeat, time, cancellation);
            await Task.Delay(GatherFor, time, cancellation);
        }
        catch (TimeoutException)
        {
            // Nothing happened until the beat.
        }
    }
}
