using System.Diagnostics;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Journal;
using Engine.Storage.Journal;
using Engine.Storage.Postgres;
using Engine.Testing.Journal;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Postgres;

/// <summary>A server that is killed and comes back, under a journal that is in use.</summary>
public sealed class PostgresOutageTests(ServerToKill own) : IClassFixture<ServerToKill>, IAsyncLifetime
{
    private const int Writers = 64;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Milliseconds, and what a busy machine makes of them; an answer that waited for the server would take minutes.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(20);
    private readonly PostgresServer _server = own.Server;
    private PostgresStorage _storage = null!;

    private IJournalStore Store => _storage.JournalSetup.Store;

    public async ValueTask InitializeAsync() => _storage = await PostgresStorage.OpenAsync(await own.DatabaseAsync(), TimeProvider.System, default);

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    [Fact]
    public async Task Kill_WhileSixtyFourAppend_LosesNothingAcknowledgedAndStoresNothingTwice()
    {
        using var end = new CancellationTokenSource();
        var lives = Enumerable.Range(0, Writers).Select(writer => Task.Run(() => LivesAsync(writer, end.Token))).ToArray();
        for (var kill = 0; kill < 2; kill++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500));
            _server.Kill();
            await _server.RunAsync();
        }

        await Task.Delay(TimeSpan.FromMilliseconds(300));
        await end.CancelAsync();
        var ends = await Task.WhenAll(lives).WaitAsync(Patience);
        await Task.WhenAll(ends.SelectMany(one => one.Numbers).Select(ShouldBeWholeAsync));
        ends.Sum(one => one.Failures).ShouldBeGreaterThan(Writers, "the server was killed while they appended");
    }

    [Fact]
    public async Task Down_FiveSeconds_FailsAtOnceAndWritesAgainSoonAfter()
    {
        await Store.AppendAsync("s/1", 0, Event);
        _server.Kill();
        await UntilAsync(() => !_storage.Health.IsHealthy, Patience, "nobody writes, and it is noticed");
        var down = Stopwatch.StartNew();
        while (down.Elapsed < TimeSpan.FromSeconds(5))
        {
            var asked = Stopwatch.StartNew();
            await Should.ThrowAsync<StoreUnavailableException>(() => Store.AppendAsync("s/1", 1, Event));
            await Should.ThrowAsync<StoreUnavailableException>(() => Store.HighestAsync("s/1", default));
            asked.Elapsed.ShouldBeLessThan(AtOnce);
            await Task.Delay(20);
        }

        await _server.RunAsync();
        var back = Stopwatch.StartNew();
        var stored = await ContinueAsync("s/1", 1, [Event]);

        TestContext.Current.SendDiagnosticMessage($"writes again after {back.Elapsed.TotalSeconds:0.0} s");
        stored.ShouldBe(2);
        _storage.Health.IsHealthy.ShouldBeTrue();
        (await Store.ReadAsync("s/1")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Down_AndBackWithoutAnyWrite_IsHealthyAgain()
    {
        _server.Kill();
        await UntilAsync(() => !_storage.Health.IsHealthy, Patience, "nobody writes, and it is noticed");
        _storage.Health.Fault.ShouldNotBeNullOrEmpty();

        await _server.RunAsync();

        await UntilAsync(() => _storage.Health.IsHealthy, Patience, "readiness, once false, keeps away what could mend it");
    }

    private static InteractionEvent Event { get; } = new InteractionEvent.CancelRequested(Sample.At, "test");

    private static async Task UntilAsync(Func<bool> condition, TimeSpan within, string because)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            clock.Elapsed.ShouldBeLessThan(within, because);
            await Task.Delay(20);
        }
    }

    /// <summary>One interaction after the other, event by event; after a failure it looks what is stored, as a fresh actor does.</summary>
    /// <returns>The interactions, all ended, and how often an append failed.</returns>
    private async Task<(List<int> Numbers, int Failures)> LivesAsync(int writer, CancellationToken cancellation)
    {
        var (numbers, failures) = (new List<int>(), 0);
        do
        {
            var number = (numbers.Count * Writers) + writer + 1;
            numbers.Add(number);
            var life = Sample.Answered(number, TempStore.Acme);
            for (var stored = 0; stored < life.Length;)
            {
                try
                {
                    await Store.AppendAsync(Sample.PersistenceId(number), stored, life[stored]);
                    stored++;
                }
                catch (StoreUnavailableException)
                {
                    failures++;
                    var known = await LookAsync(Sample.PersistenceId(number));
                    known.ShouldBeInRange(stored, stored + 1, "what was acknowledged, and at most the append whose answer was lost");
                    stored = known;
                }
            }
        }
        while (!cancellation.IsCancellationRequested);
        return (numbers, failures);
    }

    private async Task ShouldBeWholeAsync(int number)
    {
        var stored = await Store.ReadAsync(Sample.PersistenceId(number));
        stored.Select(entry => entry.Event).ShouldHold(Sample.Answered(number, TempStore.Acme));
        var view = (await _storage.Interactions.FindAsync(TempStore.Acme, new InteractionId(Sample.Id(number)), default)).ShouldNotBeNull();
        view.Interaction.State.ShouldBe("ended");
        (await _storage.Interactions.StepsAsync(TempStore.Acme, new InteractionId(Sample.Id(number)), default)).ShouldNotBeNull().Count.ShouldBe(4);
    }

    private async Task<int> LookAsync(string persistenceId)
    {
        while (true)
        {
            try
            {
                return (int)await Store.HighestAsync(persistenceId, default);
            }
            catch (StoreUnavailableException)
            {
                await Task.Delay(20);
            }
        }
    }

    /// <returns>The last sequence stored.</returns>
    private async Task<int> ContinueAsync(string persistenceId, int last, InteractionEvent[] events)
    {
        while (true)
        {
            try
            {
                await Store.AppendAsync(persistenceId, last, events);
                return last + events.Length;
            }
            catch (StoreUnavailableException)
            {
                await Task.Delay(20);
            }
        }
    }
}

/// <summary>A server that no other class uses. Each test leaves it running.</summary>
public sealed class ServerToKill : IAsyncLifetime
{
    private int _databases;

    internal PostgresServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await PostgresServer.StartAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    internal Task<PostgresConfig> DatabaseAsync() => PostgresOfTests.CreateAsync(Server, $"test{++_databases}");
}
