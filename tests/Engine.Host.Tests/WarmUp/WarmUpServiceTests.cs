using System.Net;
using Engine.Host.WarmUp;
using Engine.Testing.Server;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Engine.Host.Tests.WarmUp;

/// <summary>When a node says that it is ready, whatever the warm-up does.</summary>
public sealed class WarmUpServiceTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // Holds PERF-23 and API-40.
    [Fact]
    public async Task Ready_WhileWarmingUp_SaysSoAndAnswers_ThenIsReady()
    {
        var warmUp = new ScriptedWarmUp();
        await WithServerAsync(warmUp, seconds: 60, async server =>
        {
            var warming = await ReadyAsync(server);
            warming.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
            ((string)warming.Json["status"]!).ShouldBe("warming_up");
            (await GetAsync(server, "/metrics")).Text.ShouldContain("\nengine_ready 0\n");
            (await GetAsync(server, "/health/live")).Status.ShouldBe(HttpStatusCode.OK);
            var tenant = await server.TenantAsync();
            var flow = await tenant.CourierAsync();
            (await tenant.StartAsync(new Ports.FlowId(flow), Courier.Arguments)).Status.ShouldBe(HttpStatusCode.Accepted, "whoever asks all the same is served");

            warmUp.End.SetResult(7);

            await UntilReadyAsync(server);
            ((string)(await ReadyAsync(server)).Json["status"]!).ShouldBe("ready");
        });
        warmUp.Time.ShouldBe(TimeSpan.FromSeconds(60));
    }

    // Holds PERF-23.
    [Fact]
    public async Task Ready_WarmUpFails_IsReadyWithoutIt()
    {
        var warmUp = new ScriptedWarmUp();
        await WithServerAsync(warmUp, seconds: 60, async server =>
        {
            ((string)(await ReadyAsync(server)).Json["status"]!).ShouldBe("warming_up");
            warmUp.End.SetException(new IOException("no room on the disk"));
            await UntilReadyAsync(server);
        });
    }

    /// <summary>It is neither waited for beyond its time nor when the process ends.</summary>
    // Holds PERF-23.
    [Fact]
    public async Task Ready_WarmUpHangs_IsReadyOnceItsTimeIsOver()
    {
        var warmUp = new ScriptedWarmUp();
        await WithServerAsync(warmUp, seconds: 1, UntilReadyAsync);
        warmUp.Time.ShouldBe(TimeSpan.FromSeconds(1));
        warmUp.End.Task.IsCompleted.ShouldBeFalse();
    }

    // Holds PERF-23.
    [Fact]
    public async Task Stop_WhileWarmingUp_EndsTheWarmUp()
    {
        var warmUp = new ScriptedWarmUp { Heeds = true };
        await WithServerAsync(warmUp, seconds: 60, async server => ((string)(await ReadyAsync(server)).Json["status"]!).ShouldBe("warming_up"));
        warmUp.End.Task.IsCanceled.ShouldBeTrue();
    }

    // Holds PERF-23.
    [Fact]
    public async Task Ready_WarmUpSetToNothing_IsReadyAtOnce()
    {
        var warmUp = new ScriptedWarmUp();
        await WithServerAsync(warmUp, seconds: 0, async server => (await ReadyAsync(server)).Status.ShouldBe(HttpStatusCode.OK));
        warmUp.Time.ShouldBeNull();
    }

    private static async Task WithServerAsync(ScriptedWarmUp warmUp, int seconds, Func<TestServer, Task> look)
    {
        var server = new TestServer { Replace = services => services.AddSingleton<IWarmUp>(warmUp) };
        server.Flags["server:warm_up_seconds"] = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await server.InitializeAsync();
        try
        {
            await look(server);
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    private static async Task UntilReadyAsync(TestServer server)
    {
        using var limit = new CancellationTokenSource(Patience);
        while ((await ReadyAsync(server)).Status != HttpStatusCode.OK)
        {
            await Task.Delay(20, limit.Token);
        }
    }

    private static Task<Answer> ReadyAsync(TestServer server) => GetAsync(server, "/health/ready");

    private static async Task<Answer> GetAsync(TestServer server, string path)
    {
        using var http = server.Client();
        return await Answer.ReadAsync(await http.GetAsync(new Uri(path, UriKind.Relative)));
    }

    /// <summary>Ends when the test says so.</summary>
    private sealed class ScriptedWarmUp : IWarmUp
    {
        public TaskCompletionSource<int> End { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Whether it ends when it is told to.</summary>
        public bool Heeds { get; init; }

        /// <summary>What it was given; null when it was not asked to run.</summary>
        public TimeSpan? Time { get; private set; }

        public Task<int> RunAsync(TimeSpan time, CancellationToken cancellation)
        {
            Time = time;
            if (Heeds)
            {
                cancellation.Register(() => End.TrySetCanceled(cancellation));
            }

            return End.Task;
        }
    }
}
