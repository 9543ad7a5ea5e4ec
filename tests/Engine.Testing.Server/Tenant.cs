using System.Net;
using System.Text.Json.Nodes;
using Engine.Accounts.Access;
using Engine.Ports;
using Shouldly;

namespace Engine.Testing.Server;

/// <summary>An account as its own clients see it.</summary>
public sealed record Tenant(AccountId Account, OAuthClient Client, string Secret, HttpClient Http)
{
    public const string Number = "+12025550100";

    public Task<Answer> SendAsync(HttpMethod method, string path, string? json = null, params (string Name, string Value)[] headers) =>
        Http.AnswerAsync(method, path, json, headers);

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> PostAsync(string path, string? json = null) => SendAsync(HttpMethod.Post, path, json);

    public Task<Answer> StartAsync(FlowId flowId, string json) => PostAsync($"/flows/{flowId}/interactions", json);

    /// <summary>A trunk, a number and the courier flow, published.</summary>
    public async Task<string> CourierAsync(string? document = null)
    {
        (await PostAsync("/v1/numbers", $$"""{"number":"{{Number}}"}""")).Status.ShouldBe(HttpStatusCode.Created);
        (await PostAsync("/v1/trunks", """{"name":"carrier","gateways":[{"host":"192.0.2.1"}]}""")).Status.ShouldBe(HttpStatusCode.Created);
        return await PublishAsync(document ?? Courier.Document);
    }

    public async Task<string> PublishAsync(string document)
    {
        var created = await PostAsync("/v1/flows", $$"""{"document":{{document}}}""");
        created.Status.ShouldBe(HttpStatusCode.Created, created.Text);
        var id = (string)created.Json["flow_id"]!;
        var published = await PostAsync($"/v1/flows/{id}/publish");
        published.Status.ShouldBe(HttpStatusCode.OK, published.Text);
        return id;
    }

    /// <summary>Asks until the interaction has ended.</summary>
    public async Task<JsonNode> EndedAsync(InteractionId interactionId, string state = "ended")
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var interaction = (await GetAsync($"/v1/interactions/{interactionId}")).Json;
            if ((string)interaction["state"]! == state)
            {
                return interaction;
            }

            await Task.Delay(20, limit.Token);
        }
    }
}
