using System.Net;
using Engine.Ports;
using Engine.Ports.Journal;
using Engine.Testing.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shouldly;
using Xunit;

namespace Engine.Host.Tests.Health;

public sealed class HealthTests
{
    // Holds API-40.
    [Fact]
    public async Task Ready_FollowsTheStore_LiveDoesNot()
    {
        var store = new SwitchableHealth();
        var server = new TestServer { Replace = services => services.Replace(ServiceDescriptor.Singleton<IStoreHealth>(store)) };
        await server.InitializeAsync();
        try
        {
            (await GetAsync(server, "/health/ready")).Status.ShouldBe(HttpStatusCode.OK);
            store.IsHealthy = false;
            var ready = await GetAsync(server, "/health/ready");
            ready.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
            ((string)ready.Json["status"]!).ShouldBe("degraded");
            (await GetAsync(server, "/health/live")).Status.ShouldBe(HttpStatusCode.OK);
            (await GetAsync(server, "/metrics")).Text.ShouldContain("\nengine_store_healthy 0\n");
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    /// <summary>Akka.Hosting registers what it can say of the actor system with the framework; readiness hears it there.</summary>
    // Holds API-40.
    [Fact]
    public async Task Ready_HearsTheChecksOfTheActorSystem()
    {
        var server = new TestServer();
        await server.InitializeAsync();
        try
        {
            var report = await server.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
            report.Entries.Count.ShouldBe(2, string.Join(", ", report.Entries.Keys));
            report.Status.ShouldBe(HealthStatus.Healthy);
            ((bool)(await GetAsync(server, "/health/ready")).Json["actors"]!).ShouldBeTrue();
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    // Holds API-03, API-40 and API-41.
    [Fact]
    public async Task Drain_LetsCallsEnd_AnswersReads_RefusesStarts()
    {
        var server = new TestServer();
        await server.InitializeAsync();
        try
        {
            var tenant = await server.TenantAsync();
            var flow = await tenant.CourierAsync();
            var id = (string)(await tenant.StartAsync(new FlowId(flow), Courier.ArgumentsFor(ScriptedCalls.Holds))).Json["interaction_id"]!;
            await tenant.EndedAsync(new InteractionId(id), "running");
            while (server.Calls.Placed.IsEmpty)
            {
                await Task.Delay(10);
            }

            var stopping = server.BeginStop();
            while ((await GetAsync(server, "/health/ready")).Status == HttpStatusCode.OK)
            {
                await Task.Delay(10);
            }

            ((string)(await GetAsync(server, "/health/ready")).Json["status"]!).ShouldBe("draining");
            var refused = await tenant.StartAsync(new FlowId(flow), Courier.Arguments);
            refused.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
            refused.Code.ShouldBe("draining");
            refused.Header("Retry-After").ShouldNotBeNull();
            (await tenant.StartAsync(new FlowId("unknown"), "[]")).Status.ShouldBe(HttpStatusCode.BadRequest, "503 is the last check");
            ((string)(await tenant.GetAsync($"/v1/interactions/{id}")).Json["state"]!).ShouldBe("running", "the call goes on");
            (await tenant.PostAsync($"/v1/interactions/{id}/cancel")).Status.ShouldBe(HttpStatusCode.Accepted);
            await server.RunUntilAsync(stopping);
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    private static async Task<Answer> GetAsync(TestServer server, string path)
    {
        using var http = server.Client();
        return await Answer.ReadAsync(await http.GetAsync(new Uri(path, UriKind.Relative)));
    }

    private sealed class SwitchableHealth : IStoreHealth
    {
        public bool IsHealthy { get; set; } = true;

        public string? Fault => IsHealthy ? null : "switched off";
    }
}
