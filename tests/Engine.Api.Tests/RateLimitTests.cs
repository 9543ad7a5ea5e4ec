using System.Net;
using Engine.Ports;
using Engine.Testing.Server;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests;

/// <summary>API-04: two requests a second for each account. The clock stands still unless moved.</summary>
public sealed class RateLimitTests(RateLimitTests.OwnServer own) : IClassFixture<RateLimitTests.OwnServer>
{
    [Fact]
    public async Task Burst_Of20_Gives2Passes18Refusals()
    {
        var tenant = await own.Server.TenantAsync(2, 2);
        var flow = await tenant.CourierAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => tenant.StartAsync(new FlowId(flow), Courier.Arguments)));

        answers.Count(answer => answer.Status == HttpStatusCode.Accepted).ShouldBe(2);
        var refused = answers.Where(answer => answer.Status == HttpStatusCode.TooManyRequests).ToList();
        refused.Count.ShouldBe(18);
        refused.ShouldAllBe(answer => answer.Code == "rate_limited");
        refused.ShouldAllBe(answer => answer.Header("Retry-After") == "1");
        refused.ShouldAllBe(answer => answer.Header("RateLimit") == "\"account\";r=0;t=1");
        refused.ShouldAllBe(answer => answer.Header("RateLimit-Policy") == "\"account\";q=2;w=1");
    }

    [Fact]
    public async Task Bucket_RefillsTwoASecond()
    {
        var tenant = await own.Server.TenantAsync(2, 2);
        var flow = await tenant.CourierAsync();
        var passed = 0;
        for (var i = 0; i < 100; i++)
        {
            passed += (await tenant.StartAsync(new FlowId(flow), Courier.Arguments)).Status == HttpStatusCode.Accepted ? 1 : 0;
            own.Server.Time.Advance(TimeSpan.FromMilliseconds(100));
        }

        // 2 + 2t over the 9.9 s between the first and the last request.
        passed.ShouldBe(21);
    }

    // Holds API-03.
    [Fact]
    public async Task Refusal_ComesBeforeTheBodyIsLookedAt()
    {
        var tenant = await own.Server.TenantAsync(1, 0.5);
        await tenant.StartAsync(new FlowId("unknown"), "{}");

        var answer = await tenant.StartAsync(new FlowId("unknown"), new string('x', 70_000));

        answer.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.Header("Retry-After").ShouldBe("2");
    }

    // Holds API-03.
    [Fact]
    public async Task Refusal_ComesAfterTheScopeCheck()
    {
        var tenant = await own.Server.TenantAsync(1, 0.1, ["interactions:read"]);
        for (var i = 0; i < 3; i++)
        {
            (await tenant.StartAsync(new FlowId("unknown"), "{}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task Accounts_DoNotTouchEachOther()
    {
        var busy = await own.Server.TenantAsync(2, 2);
        var calm = await own.Server.TenantAsync(2, 2);
        for (var i = 0; i < 5; i++)
        {
            await busy.StartAsync(new FlowId("unknown"), "{}");
        }

        (await busy.StartAsync(new FlowId("unknown"), "{}")).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        (await calm.StartAsync(new FlowId("unknown"), "{}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task OtherRequests_CostNothing()
    {
        var tenant = await own.Server.TenantAsync(1, 0.1);
        for (var i = 0; i < 5; i++)
        {
            (await tenant.GetAsync("/v1/interactions")).Status.ShouldBe(HttpStatusCode.OK);
        }

        (await tenant.StartAsync(new FlowId("unknown"), "{}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    public sealed class OwnServer : IAsyncLifetime
    {
        public TestServer Server { get; } = new();

        public ValueTask InitializeAsync() => Server.InitializeAsync();

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}
