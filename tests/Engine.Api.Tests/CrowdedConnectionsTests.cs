using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Engine.Testing.Server;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests;

/// <summary>More connections than the server takes (API-47).</summary>
public sealed class CrowdedConnectionsTests
{
    private const int Most = 10;

    // Holds API-47.
    [Fact]
    public async Task AllTaken_HealthAndFiguresAnswer_OthersAreToldSo_AndItEndsWithThem()
    {
        await using var server = new TestServer();
        server.Flags["server:max_connections"] = Most.ToString(CultureInfo.InvariantCulture);
        await server.InitializeAsync();
        var idle = await FillAsync(server.Url);
        try
        {
            using var http = new HttpClient { BaseAddress = server.Url };
            (await http.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await http.GetStringAsync("/metrics")).ShouldContain("engine_http_connections ");
            var refused = await http.GetAsync("/v1/flows");
            refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            refused.Headers.ConnectionClose.ShouldBe(true);
            refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 5);
            (await refused.Content.ReadAsStringAsync()).ShouldContain("overloaded");
        }
        finally
        {
            idle.ForEach(one => one.Dispose());
        }

        using var later = new HttpClient { BaseAddress = server.Url };
        await EndsAsync(async () => (await later.GetAsync("/v1/flows")).StatusCode == HttpStatusCode.Unauthorized);
        (await later.GetStringAsync("/metrics")).ShouldContain("engine_http_connections_refused_total ");
    }

    private static async Task<List<TcpClient>> FillAsync(Uri url)
    {
        var idle = new List<TcpClient>();
        for (var i = 0; i < Most; i++)
        {
            var one = new TcpClient();
            await one.ConnectAsync(url.Host, url.Port);
            idle.Add(one);
        }

        // Taken by the kernel is not yet taken by the server.
        await EndsAsync(async () =>
        {
            using var alone = new HttpClient { BaseAddress = url };
            return (await alone.GetAsync("/v1/flows")).StatusCode == HttpStatusCode.ServiceUnavailable;
        });
        return idle;
    }

    private static async Task EndsAsync(Func<Task<bool>> condition)
    {
        for (var i = 0; i < 600; i++)
        {
            if (await condition())
            {
                return;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException("It has not become so within half a minute.");
    }
}
