using System.Net;
using System.Text.Json.Nodes;
using Engine.Accounts.Users;
using Engine.Api.Live;
using Engine.Api.Tests.Sessions;
using Engine.Ports;
using Engine.Testing.Server;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests.Live;

/// <summary>What happens, as it happens (API-25). A server of its own for each test, because its clock is moved.</summary>
public sealed class EventStreamTests : IAsyncLifetime
{
    private readonly TestServer _server = new();

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    // Holds API-25.
    [Fact]
    public async Task Stream_TellsEachStoredEventOfTheAccountOnce_AndNoneOfAnother()
    {
        var (own, other) = (await _server.TenantAsync(), await _server.TenantAsync());
        using var stream = await OpenAsync(own);
        using var elsewhere = await OpenAsync(other);
        var id = await StartAsync(own, await own.CourierAsync());

        var told = await WhileTimeRunsAsync(ToEndAsync(own, stream, id));

        told.Select(data => (long)data["last_event"]!).ShouldBe(await EventsAsync(own, id));
        told.ShouldAllBe(data => (string)data["id"]! == id);
        var end = told[^1];
        ((string)end["state"]!, (string)end["phase"]!, (string)end["outcome"]!).ShouldBe(("ended", "ended", "busy"));
        var foreign = await StartAsync(other, await other.CourierAsync());
        (await WhileTimeRunsAsync(ToEndAsync(other, elsewhere, foreign))).ShouldAllBe(data => (string)data["id"]! == foreign);
    }

    // Holds API-25.
    [Fact]
    public async Task TwentyReconnects_NoneMissingNoneTwice()
    {
        var tenant = await _server.TenantAsync();
        var flow = await tenant.CourierAsync();
        string last;
        using (var first = await OpenAsync(tenant))
        {
            await StartAsync(tenant, flow);
            (await WhileTimeRunsAsync(first.NextAsync())).ShouldNotBeNull();
            last = first.LastEventId;
        }

        List<(string Id, long Number)> told = [("", 1)];
        List<string> started = [];
        for (var connection = 0; connection < 20; connection++)
        {
            started.Add(await StartAsync(tenant, flow));
            using var stream = await AgainAsync(tenant, last);
            for (var i = 0; i <= connection % 5; i++)
            {
                var data = (await WhileTimeRunsAsync(stream.NextAsync())).ShouldNotBeNull().Data;
                told.Add(((string)data["id"]!, (long)data["last_event"]!));
            }

            last = stream.LastEventId;
        }

        using var rest = await AgainAsync(tenant, last);
        var expected = 0;
        foreach (var id in started)
        {
            await WhileTimeRunsAsync(tenant.EndedAsync(new InteractionId(id)));
            expected += (await EventsAsync(tenant, id)).Count;
        }

        while (told.Count(one => started.Contains(one.Id)) < expected)
        {
            var data = (await WhileTimeRunsAsync(rest.NextAsync())).ShouldNotBeNull().Data;
            told.Add(((string)data["id"]!, (long)data["last_event"]!));
        }

        told.Distinct().Count().ShouldBe(told.Count);
        foreach (var id in started)
        {
            told.Where(one => one.Id == id).Select(one => one.Number).ShouldBe(await EventsAsync(tenant, id), id);
        }
    }

    // Holds API-25.
    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("99999999")]
    public async Task LastEventIdNobodyGave_IsToldToReadAnew(string lastSeen)
    {
        var tenant = await _server.TenantAsync();
        using var stream = await OpenAsync(tenant, lastSeen: lastSeen);

        (await stream.NextAsync()).ShouldNotBeNull().Name.ShouldBe("resync");
        var id = await StartAsync(tenant, await tenant.CourierAsync());
        (await WhileTimeRunsAsync(ToEndAsync(tenant, stream, id))).Select(data => (long)data["last_event"]!).ShouldBe(await EventsAsync(tenant, id));
    }

    // Holds API-25.
    [Fact]
    public async Task OneInteraction_IsAskedFor()
    {
        var tenant = await _server.TenantAsync();
        var flow = await tenant.CourierAsync();
        var (one, two) = (await StartAsync(tenant, flow), await StartAsync(tenant, flow));
        using var stream = await OpenAsync(tenant, $"?topics=interaction&interaction_id={two}", "0");

        var told = await WhileTimeRunsAsync(ToEndAsync(tenant, stream, two));

        told.ShouldAllBe(data => (string)data["id"]! == two);
        one.ShouldNotBe(two);
    }

    // Holds API-25.
    [Fact]
    public async Task SessionThatEnded_AndRoleThatWasTakenAway_EndTheStream_OneInUseGoesOn()
    {
        var person = await _server.PersonAsync(Role.Viewer);
        var cookie = SessionTests.CookieOf(await person.SignInAsync());
        using var ended = await OpenStream.OpenAsync(_server.Url, "", ("Cookie", cookie));
        var other = await _server.TenantAsync();
        using var token = await OpenAsync(other);
        ended.Answer.StatusCode.ShouldBe(HttpStatusCode.OK);

        (await person.ConsoleAsync(HttpMethod.Delete, "/v1/session")).Status.ShouldBe(HttpStatusCode.NoContent);

        (await WhileTimeRunsAsync(ended.NextAsync())).ShouldBeNull();
        var id = await StartAsync(other, await other.CourierAsync());
        (await WhileTimeRunsAsync(ToEndAsync(other, token, id))).ShouldNotBeEmpty();
        token.Beats.ShouldBeGreaterThan(0);
    }

    // Holds API-25.
    [Fact]
    public async Task TokenThatExpired_EndsTheStream()
    {
        using var stream = await OpenAsync(await _server.TenantAsync());
        _server.Time.Advance(TimeSpan.FromMinutes(11));

        (await WhileTimeRunsAsync(stream.NextAsync())).ShouldBeNull();
    }

    // Holds API-25.
    [Fact]
    public async Task FifthStreamOfAHolder_Is429_UntilOneIsClosed()
    {
        var tenant = await _server.TenantAsync();
        var open = new List<OpenStream>();
        for (var i = 0; i < LiveStreams.MostOfAHolder; i++)
        {
            open.Add(await OpenAsync(tenant));
            open[i].Answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        using (var fifth = await OpenAsync(tenant))
        {
            fifth.Answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
            (await fifth.TextAsync()).ShouldContain("too_many_streams");
        }

        using (var others = await OpenAsync(await _server.TenantAsync()))
        {
            others.Answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        open[0].Dispose();
        HttpStatusCode status;
        do
        {
            using var again = await OpenAsync(tenant);
            status = again.Answer.StatusCode;
            _server.Time.Advance(TimeSpan.FromMilliseconds(100));
        }
        while (status != HttpStatusCode.OK);
        open.ForEach(one => one.Dispose());
    }

    // Holds API-25.
    [Theory]
    [InlineData("?topics=presence", HttpStatusCode.BadRequest)]
    [InlineData("?topics=draft,presence", HttpStatusCode.BadRequest)]
    [InlineData("?topics=interaction&topics=interaction", HttpStatusCode.BadRequest)]
    [InlineData("?topics=", HttpStatusCode.OK)]
    [InlineData("?topics=,", HttpStatusCode.OK)]
    [InlineData("?topics=interaction,draft,published,trunk,node", HttpStatusCode.OK)]
    public async Task Topics_Table(string query, HttpStatusCode status)
    {
        using var stream = await OpenAsync(await _server.TenantAsync(), query);

        stream.Answer.StatusCode.ShouldBe(status);
    }

    // Holds API-25.
    [Fact]
    public async Task WithoutTheScope_Is403_AndHeadHasNoBody()
    {
        using var stream = await OpenAsync(await _server.TenantAsync(scopes: ["flows:read"]));
        stream.Answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        using var bare = new HttpClient { BaseAddress = _server.Url };
        using var request = new HttpRequestMessage(HttpMethod.Head, "/v1/events/stream");
        request.Headers.Authorization = (await _server.TenantAsync()).Http.DefaultRequestHeaders.Authorization;
        using var head = await bare.SendAsync(request);
        (head.StatusCode, head.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.OK, "text/event-stream"));
    }

    // Holds API-25.
    [Fact]
    public async Task ServerThatStops_EndsItsStreams()
    {
        using var stream = await OpenAsync(await _server.TenantAsync());
        var reading = stream.NextAsync();

        await _server.StopAsync();

        (await reading).ShouldBeNull();
    }

    private static async Task<string> StartAsync(Tenant tenant, string flow)
    {
        var answer = await tenant.StartAsync(new FlowId(flow), Courier.ArgumentsFor(ScriptedCalls.IsBusy));
        answer.Status.ShouldBe(HttpStatusCode.Accepted, answer.Text);
        return (string)answer.Json["interaction_id"]!;
    }

    private static async Task<List<long>> EventsAsync(Tenant tenant, string id) =>
        [.. (await tenant.GetAsync($"/v1/interactions/{id}/events?page_size=200")).Json["items"]!.AsArray().Select(item => (long)item!["number"]!)];

    /// <summary>What the stream tells, up to the last event of that interaction.</summary>
    private static async Task<List<JsonNode>> ToEndAsync(Tenant tenant, OpenStream stream, string id)
    {
        List<JsonNode> told = [];
        long? last = null;
        while (last is null || !told.Any(data => (string)data["id"]! == id && (long)data["last_event"]! == last))
        {
            var (name, data) = (await stream.NextAsync()).ShouldNotBeNull();
            name.ShouldBe("interaction");
            told.Add(data);
            if ((string)data["id"]! == id && (string)data["state"]! == "ended")
            {
                // The state is that of now, so the events before the last may say it too.
                last ??= (long)(await tenant.GetAsync($"/v1/interactions/{id}")).Json["last_event"]!;
            }
        }

        return told;
    }

    private Task<OpenStream> OpenAsync(Tenant tenant, string query = "", string? lastSeen = null)
    {
        var authorization = ("Authorization", tenant.Http.DefaultRequestHeaders.Authorization!.ToString());
        return lastSeen is null ? OpenStream.OpenAsync(_server.Url, query, authorization)
            : OpenStream.OpenAsync(_server.Url, query, authorization, ("Last-Event-ID", lastSeen));
    }

    /// <summary>Comes back so soon that the server may not have seen yet that the streams before are closed.</summary>
    private async Task<OpenStream> AgainAsync(Tenant tenant, string lastSeen)
    {
        while (true)
        {
            var stream = await OpenAsync(tenant, lastSeen: lastSeen);
            if (stream.Answer.StatusCode == HttpStatusCode.OK)
            {
                return stream;
            }

            stream.Answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
            stream.Dispose();
        }
    }

    private async Task<T> WhileTimeRunsAsync<T>(Task<T> work)
    {
        await _server.RunUntilAsync(work);
        return await work;
    }
}
