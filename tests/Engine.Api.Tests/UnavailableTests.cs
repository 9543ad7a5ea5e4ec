using System.Net;
using Engine.Accounts;
using Engine.Accounts.Numbers;
using Engine.Accounts.Paging;
using Engine.Ports;
using Engine.Ports.Interactions;
using Engine.Ports.Journal;
using Engine.Ports.Throttle;
using Engine.Testing.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests;

/// <summary>What the API answers when something behind it cannot be reached.</summary>
public sealed class UnavailableTests : IAsyncLifetime
{
    private readonly Gateway _engine = new();
    private readonly BrokenNumbers _numbers = new();
    private readonly TestServer _server = new();

    public ValueTask InitializeAsync()
    {
        _server.Replace = services =>
        {
            services.Replace(ServiceDescriptor.Singleton<IEngineGateway>(_engine));
            services.Replace(ServiceDescriptor.Singleton<INumberStore>(_numbers));
        };
        return _server.InitializeAsync();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Start_LimiterOutOfReach_Is503AndGoesNoFurther()
    {
        var tenant = await _server.TenantAsync();
        _engine.Verdict = ThrottleVerdict.OutOfReach;

        var answer = await tenant.StartAsync(new FlowId("any"), "not JSON");

        answer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Code.ShouldBe("limiter_unavailable");
        answer.Header("Retry-After").ShouldBe("1");
        _engine.Started.ShouldBe(0);
    }

    // Holds API-09.
    [Theory]
    [InlineData("draining", "draining")]
    [InlineData("store_unavailable", "store_unavailable")]
    [InlineData("no_shard", "store_unavailable")]
    [InlineData("overloaded", "overloaded")]
    public async Task Start_EngineCannot_Is503WithRetryAfter(string reason, string code)
    {
        var tenant = await _server.TenantAsync();
        _engine.Start = new StartResult.Unavailable(reason, "why", TimeSpan.FromSeconds(2.5));

        var answer = await tenant.StartAsync(new FlowId("any"), "{}");

        answer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Code.ShouldBe(code);
        answer.Header("Retry-After").ShouldBe("3", "rounded up");
    }

    // Holds API-09.
    [Fact]
    public async Task Start_OutcomeUnknown_Is503AndDoesNotInviteToAskAgain()
    {
        var tenant = await _server.TenantAsync();
        _engine.Start = new StartResult.OutcomeUnknown(new InteractionId("abc"));

        var answer = await tenant.StartAsync(new FlowId("any"), "{}");

        answer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Code.ShouldBe("outcome_unknown");
        answer.Header("Retry-After").ShouldBeNull();
        answer.Header("Location").ShouldBe("/v1/interactions/abc");
    }

    [Fact]
    public async Task Cancel_EngineOutOfReach_Is503()
    {
        var tenant = await _server.TenantAsync();
        _engine.Cancel = CancelResult.Unavailable;

        var answer = await tenant.PostAsync("/v1/interactions/any/cancel");

        answer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Header("Retry-After").ShouldBe("1");
    }

    // Holds API-21.
    [Fact]
    public async Task Cancel_InteractionWithoutCall_Is200()
    {
        var tenant = await _server.TenantAsync();
        _engine.Cancel = CancelResult.Cancelled;

        var answer = await tenant.PostAsync("/v1/interactions/any/cancel");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        ((string)answer.Json["status"]!).ShouldBe("cancelled");
    }

    [Fact]
    public async Task Request_StoreDown_Is503_OtherFault_Is500_NeitherShowsItsInside()
    {
        var tenant = await _server.TenantAsync();
        _numbers.Fault = new StoreUnavailableException("disk full at sector 7");
        var down = await tenant.GetAsync("/v1/numbers");
        _numbers.Fault = new InvalidOperationException("secret inside");
        var broken = await tenant.GetAsync("/v1/numbers");

        down.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        down.Code.ShouldBe("store_unavailable");
        down.Header("Retry-After").ShouldBe("2");
        down.Text.ShouldNotContain("sector");
        broken.Status.ShouldBe(HttpStatusCode.InternalServerError);
        broken.Code.ShouldBe("internal_error");
        broken.Text.ShouldNotContain("secret");
    }

    private sealed class Gateway : IEngineGateway
    {
        public ThrottleVerdict Verdict { get; set; } = new(true, 2, 1, TimeSpan.Zero, TimeSpan.FromSeconds(0.5)) { PerSecond = 2 };

        public StartResult Start { get; set; } = new StartResult.NoSuchFlow();

        public CancelResult Cancel { get; set; }

        public int Started { get; private set; }

        public Task<ThrottleVerdict> ThrottleAsync(AccountId accountId, CancellationToken cancellation) => Task.FromResult(Verdict);

        public Task<StartResult> StartAsync(StartRequest request, CancellationToken cancellation)
        {
            Started++;
            return Task.FromResult(Start);
        }

        public Task<IReadOnlyList<PreflightCheck>> PreflightAsync(StartRequest request, PreflightFlow? instead, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<PreflightCheck>>([]);

        public Task<CancelResult> CancelAsync(AccountId accountId, InteractionId interactionId, string by, CancellationToken cancellation) => Task.FromResult(Cancel);

        public void StopAccepting()
        {
        }
    }

    private sealed class BrokenNumbers : INumberStore
    {
        public Exception Fault { get; set; } = new InvalidOperationException();

        public Task<bool> AddAsync(AccountId account, AccountNumber number, CancellationToken cancellation) => throw Fault;

        public Task<bool> UpdateAsync(AccountId account, AccountNumber number, CancellationToken cancellation) => throw Fault;

        public Task<Removal> RemoveAsync(AccountId account, string number, CancellationToken cancellation) => throw Fault;

        public Task<AccountNumber?> FindAsync(AccountId account, string number, CancellationToken cancellation) => throw Fault;

        public Task<Page<AccountNumber>> ListAsync(AccountId account, PageRequest page, CancellationToken cancellation) => throw Fault;
    }
}
