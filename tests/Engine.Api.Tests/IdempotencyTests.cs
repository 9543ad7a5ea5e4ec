using System.Net;
using Engine.Ports;
using Engine.Testing.Server;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests;

/// <summary><c>Idempotency-Key</c> on starts (API-24): a double click and a reload ring once.</summary>
public sealed class IdempotencyTests(TestServer server)
{
    private const string Key = "Idempotency-Key";

    private static readonly string Body = Courier.ArgumentsFor(ScriptedCalls.IsBusy);

    // Holds API-24.
    [Fact]
    public async Task Start_RepeatedWithItsKey_GetsTheSameAnswerAndStartsNothing()
    {
        var tenant = await server.TenantAsync();
        var flow = await tenant.CourierAsync();

        var first = await StartAsync(tenant, flow, Body, "order 7");
        var again = await StartAsync(tenant, flow, Body, "order 7");
        await tenant.EndedAsync(new InteractionId((string)first.Json["interaction_id"]!));
        var late = await StartAsync(tenant, flow, Body, "order 7");

        first.Status.ShouldBe(HttpStatusCode.Accepted, first.Text);
        first.Header("Idempotent-Replayed").ShouldBeNull();
        foreach (var repeat in (Answer[])[again, late])
        {
            repeat.Status.ShouldBe(HttpStatusCode.Accepted, repeat.Text);
            repeat.Text.ShouldBe(first.Text);
            repeat.Header("Location").ShouldBe(first.Header("Location"));
            repeat.Header("Idempotent-Replayed").ShouldBe("true");
        }

        (await CountAsync(tenant)).ShouldBe(1);
    }

    // Holds API-24.
    [Fact]
    public async Task Start_TwoHundredRepeatsAtOnce_MakeOneCall()
    {
        var tenant = await server.TenantAsync();
        var flow = await tenant.CourierAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => StartAsync(tenant, flow, Body, "double-click")));

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.Accepted);
        answers.Select(answer => answer.Text).Distinct().ShouldHaveSingleItem();
        answers.Count(answer => answer.Header("Idempotent-Replayed") is null).ShouldBe(1);
        (await CountAsync(tenant)).ShouldBe(1);
    }

    // Holds API-24.
    [Fact]
    public async Task Start_SameKeyOtherBody_Is422AndStartsNothing()
    {
        var tenant = await server.TenantAsync();
        var flow = await tenant.CourierAsync();
        await StartAsync(tenant, flow, Body, "k");

        var other = await StartAsync(tenant, flow, Courier.ArgumentsFor(ScriptedCalls.Answers), "k");

        (other.Status, other.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "idempotency_key_reused"), other.Text);
        (await CountAsync(tenant)).ShouldBe(1);
    }

    // Holds API-24.
    [Fact]
    public async Task Start_SameBodyWrittenAnotherWay_IsTheSameRequest()
    {
        var tenant = await server.TenantAsync();
        var flow = await tenant.CourierAsync();

        var first = await StartAsync(tenant, flow, """{"customer_number":"+12025550123","order_number":"7"}""", "k");
        var again = await StartAsync(tenant, flow, """{ "order_number": "\u0037", "customer_number": "+12025550123" }""", "k");

        again.Text.ShouldBe(first.Text);
        again.Header("Idempotent-Replayed").ShouldBe("true");
    }

    // Holds API-24.
    [Fact]
    public async Task Start_SameKeyOnAnotherFlowOrAccount_IsAnotherStart()
    {
        var tenant = await server.TenantAsync();
        var other = await server.TenantAsync();
        var flow = await tenant.CourierAsync();

        await StartAsync(tenant, flow, Body, "k");
        (await StartAsync(tenant, await tenant.PublishAsync(Courier.Document), Body, "k")).Header("Idempotent-Replayed").ShouldBeNull();
        (await StartAsync(other, await other.CourierAsync(), Body, "k")).Header("Idempotent-Replayed").ShouldBeNull();

        (await CountAsync(tenant)).ShouldBe(2);
        (await CountAsync(other)).ShouldBe(1);
    }

    // Holds API-24.
    [Fact]
    public async Task Start_RepeatedAfterTheFlowWasArchived_GetsItsAnswer()
    {
        var tenant = await server.TenantAsync();
        var flow = await tenant.CourierAsync();
        var first = await StartAsync(tenant, flow, Body, "k");
        (await tenant.PostAsync($"/v1/flows/{flow}/archive")).Status.ShouldBe(HttpStatusCode.OK);

        (await StartAsync(tenant, flow, Body, "k")).Text.ShouldBe(first.Text);
        (await StartAsync(tenant, flow, Body, "new")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    // Holds API-03, API-24.
    [Fact]
    public async Task Start_RefusedWithAKey_LeavesTheKeyFree()
    {
        var tenant = await server.TenantAsync();
        var flow = await tenant.CourierAsync();

        (await StartAsync(tenant, flow, "{}", "k")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await StartAsync(tenant, flow, Body, "k")).Status.ShouldBe(HttpStatusCode.Accepted);
    }

    // Holds API-24.
    [Theory]
    [InlineData("", "must not be empty")]
    [InlineData("a\tb", "printable")]
    [InlineData("256", "255 characters")]
    public async Task Start_KeyThatIsNone_Is400ThatSaysWhatToDo(string key, string words)
    {
        var tenant = await server.TenantAsync();
        var flow = await tenant.CourierAsync();

        var answer = await StartAsync(tenant, flow, Body, key == "256" ? new string('k', 256) : key);

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.BadRequest, "invalid_idempotency_key"), answer.Text);
        answer.Text.ShouldContain(words);
        answer.Text.ShouldContain("UUID");
        (await CountAsync(tenant)).ShouldBe(0);
    }

    // Holds API-24.
    [Fact]
    public async Task Start_KeyOf255Characters_IsTaken()
    {
        var tenant = await server.TenantAsync();

        (await StartAsync(tenant, await tenant.CourierAsync(), Body, new string('~', 255))).Status.ShouldBe(HttpStatusCode.Accepted);
    }

    private static Task<Answer> StartAsync(Tenant tenant, string flow, string body, string key) =>
        tenant.SendAsync(HttpMethod.Post, $"/flows/{flow}/interactions", body, (Key, key));

    private static async Task<int> CountAsync(Tenant tenant) => (await tenant.GetAsync("/v1/interactions")).Json["items"]!.AsArray().Count;
}
