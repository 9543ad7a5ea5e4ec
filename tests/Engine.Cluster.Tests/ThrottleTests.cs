using Engine.Actors.Throttle;
using Engine.Cluster.Tests.Nodes;
using Engine.Ports;
using Engine.Ports.Throttle;
using Engine.Testing.Time;
using Shouldly;
using Xunit;

namespace Engine.Cluster.Tests;

/// <summary>The limit of two requests a second while buckets move from node to node. The engine's clock stands unless it is moved.</summary>
public sealed class ThrottleTests : ClusterTest
{
    /// <summary>Two tokens at two a second: what a bucket may have given away elsewhere before it came has filled again.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Forever = TimeSpan.FromHours(1);

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(5);

    private readonly VirtualTime _time;

    public ThrottleTests()
        : this(new VirtualTime())
    {
    }

    private ThrottleTests(VirtualTime time)
        : base(time) => _time = time;

    [Fact]
    public async Task Take_NewAndRestedAccounts_PassAtOnceOnEveryNode()
    {
        var a = await OlderThanBAsync();
        await SettledAsync(a);

        for (var account = 0; account < 12; account++)
        {
            var node = account % 2 == 0 ? a : B;
            var name = $"account-{account}";
            foreach (var passes in new[] { true, true, false })
            {
                (await TakeAsync(node, name).WaitAsync(Patience.Limit)).Passed.ShouldBe(passes);
            }
        }

        _time.Advance(TimeSpan.FromSeconds(1));
        for (var account = 0; account < 12; account++)
        {
            (await TakeAsync(account % 2 == 0 ? B : a, $"account-{account}").WaitAsync(Patience.Limit)).Passed.ShouldBeTrue();
        }

        (await a.BucketsHereAsync()).ShouldNotBeEmpty();
        (await B.BucketsHereAsync()).ShouldNotBeEmpty();
    }

    // Holds API-04.
    [Fact]
    public async Task Take_BucketMovesWithItsNode_NeverMoreThanTwoAndTwoASecond()
    {
        var a = await OlderThanBAsync();
        await SettledAsync(a);
        var account = (await a.BucketsHereAsync())[0];
        _time.Advance(TimeSpan.FromSeconds(10));
        var asked = new List<Asked>();
        for (var tick = 0; tick < 200; tick++)
        {
            await AskAsync(asked, account);
        }

        asked.Count(ask => ask.Passed).ShouldBeInRange(3, 4, "a second at the limit");
        var left = a.LeaveAsync();
        await Patience.UntilAsync(async () =>
        {
            await AskAsync(asked, account);
            return left.IsCompleted && (await B.BucketsHereAsync()).Contains(account);
        });
        for (var tick = 0; tick < 400; tick++)
        {
            await AskAsync(asked, account);
        }

        var passed = asked.Where(ask => ask.Passed).ToList();
        passed.Count(ask => ask.At > passed[3].At).ShouldBeGreaterThan(2, "it goes on after the move");
        foreach (var (first, last) in from first in passed from last in passed where last.SeenAt > first.At select (first, last))
        {
            var count = passed.Count(ask => ask.At >= first.At && ask.SeenAt <= last.SeenAt);
            ((double)count).ShouldBeLessThanOrEqualTo(2 + (2 * (last.SeenAt - first.At).TotalSeconds) + 0.001, $"{first.At} to {last.SeenAt}");
        }
    }

    [Fact]
    public async Task Take_NewAccountOfAShardThatHasJustCome_WaitsForItsTokenAndPasses()
    {
        var a = await OlderThanBAsync();

        var take = TakeAsync(a, "newcomer");
        await Patience.UntilAsync(() =>
        {
            _time.Advance(Tick);
            return take.IsCompleted;
        });

        (await take).Passed.ShouldBeTrue();
    }

    /// <summary>Every shard of buckets is on one of the two nodes, and has been for a while.</summary>
    private async Task SettledAsync(ClusterNode a)
    {
        await Task.WhenAll(Enumerable.Range(0, 600).Select(account =>
            (account % 2 == 0 ? a : B).Buckets.AskAsync(new ThrottleProtocol.Look(new AccountId($"early-{account}")), Forever))).WaitAsync(Patience.Limit);
        _time.Advance(Settling);
    }

    private static Task<ThrottleVerdict> TakeAsync(ClusterNode node, string account) =>
        node.Buckets.AskAsync(new ThrottleProtocol.Take(new AccountId(account)), Forever);

    /// <summary>One more asks, the clock moves a little, and who has been answered by then is noted.</summary>
    private async Task AskAsync(List<Asked> asked, string account)
    {
        asked.Add(new Asked(_time.Elapsed, TakeAsync(B, account)));
        await Task.WhenAny(asked[^1].Answer, Task.Delay(10));
        _time.Advance(Tick);
        foreach (var ask in asked)
        {
            ask.Look(_time.Elapsed);
        }
    }

    private sealed class Asked(TimeSpan at, Task<ThrottleVerdict> answer)
    {
        public TimeSpan At => at;

        public Task<ThrottleVerdict> Answer => answer;

        /// <summary>Its token was granted between <see cref="At"/> and then.</summary>
        public TimeSpan SeenAt { get; private set; }

        public bool Passed { get; private set; }

        public void Look(TimeSpan now)
        {
            if (SeenAt == default && answer.IsCompleted)
            {
                SeenAt = now;
                Passed = answer.Result.Passed;
            }
        }
    }
}
