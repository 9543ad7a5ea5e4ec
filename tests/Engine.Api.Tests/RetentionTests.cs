using System.Net;
using Engine.Ports;
using Engine.Testing.Server;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests;

/// <summary>What integrators see of interactions that were kept long enough. A server of its own for each test, because its clock is moved.</summary>
public sealed class RetentionTests
{
    // Holds API-48.
    [Theory]
    [InlineData("retention:events_days")]
    [InlineData("retention:rows_days")]
    public async Task EndedInteraction_LeavesAfterItsDays_WhileOthersAreStarted(string setting)
    {
        await using var server = new TestServer { Flags = { [setting] = "2" } };
        await server.InitializeAsync();
        var tenant = await server.TenantAsync();
        var flow = await tenant.CourierAsync();
        var id = await EndedAsync(server, tenant, flow);

        await PassAsync(server, TimeSpan.FromHours(47));
        (await DetailAsync(server, tenant, id)).Json["attempts"]!.AsArray().ShouldNotBeEmpty();

        await PassAsync(server, TimeSpan.FromHours(3));
        var again = await server.SignedInAsync(tenant.Client.ClientId, tenant.Secret);
        var later = tenant with { Http = again };
        if (setting == "retention:rows_days")
        {
            await UntilAsync(async () => (await later.GetAsync($"/v1/interactions/{id}")).Status == HttpStatusCode.NotFound);
            (await later.GetAsync($"/v1/interactions/{id}/events")).Status.ShouldBe(HttpStatusCode.NotFound);
        }
        else
        {
            await UntilAsync(async () => (bool)(await later.GetAsync($"/v1/interactions/{id}")).Json["events_removed"]!);
            var shown = (await later.GetAsync($"/v1/interactions/{id}")).Json;
            ((string)shown["outcome"]!, shown["attempts"]!.AsArray().Count).ShouldBe(("busy", 0));
            (await later.GetAsync($"/v1/interactions/{id}/events")).Json["items"]!.AsArray().ShouldBeEmpty();
            (await later.PostAsync($"/v1/interactions/{id}/cancel")).Status.ShouldBe(HttpStatusCode.Conflict);
        }

        (await server.Client().GetStringAsync(new Uri("/metrics", UriKind.Relative))).ShouldContain(
            setting == "retention:rows_days" ? "engine_retention_removed_total{what=\"everything\"} 1" : "engine_retention_removed_total{what=\"events\"} 1");
        await EndedAsync(server, later, flow);
    }

    private static async Task<string> EndedAsync(TestServer server, Tenant tenant, string flow)
    {
        var started = await tenant.StartAsync(new FlowId(flow), Courier.ArgumentsFor(ScriptedCalls.IsBusy));
        started.Status.ShouldBe(HttpStatusCode.Accepted, started.Text);
        var id = (string)started.Json["interaction_id"]!;
        var ended = tenant.EndedAsync(new InteractionId(id));
        await server.RunUntilAsync(ended);
        return id;
    }

    private static async Task<Answer> DetailAsync(TestServer server, Tenant tenant, string id)
    {
        var http = await server.SignedInAsync(tenant.Client.ClientId, tenant.Secret);
        return await (tenant with { Http = http }).GetAsync($"/v1/interactions/{id}");
    }

    /// <summary>In steps in which each timer of the service comes to its turn.</summary>
    private static async Task PassAsync(TestServer server, TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromMinutes(30))
        {
            server.Time.Advance(TimeSpan.FromMinutes(30));
            await Task.Delay(5);
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await holds())
        {
            await Task.Delay(20, limit.Token);
        }
    }
}
