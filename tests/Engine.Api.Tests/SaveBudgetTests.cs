using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Engine.Testing.Server;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests;

/// <summary>
/// What one save costs: the whole request on the real server, from the bytes of the request to those of the answer. An editor saves every few seconds.
/// Alone, because bytes are counted for the process.
/// </summary>
[Collection(nameof(Alone))]
public sealed class SaveBudgetTests(TestServer server, ITestOutputHelper output)
{
    private const int Steps = 10;
    private const int Rounds = 60;
    private const double Mebibyte = 1024 * 1024;

    // Holds PERF-24.
    [Fact]
    public async Task Save_OfTenSteps_AllocatesHalfAMebibyteAtMost()
    {
        var tenant = await server.TenantAsync();
        var created = await tenant.PostAsync("/v1/flows", $$"""{"document":{{Document()}}}""");
        var request = Request($"/v1/flows/{(string)created.Json["flow_id"]!}/draft", tenant.Http.DefaultRequestHeaders.Authorization!.ToString());
        using var client = new TcpClient();
        await client.ConnectAsync(server.Url.Host, server.Url.Port);
        var answer = new byte[64 * 1024];
        var taken = new List<long>();
        for (var i = 0; i < Rounds; i++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            await client.GetStream().WriteAsync(request);
            var length = await AnswerAsync(client.GetStream(), answer);
            taken.Add(GC.GetTotalAllocatedBytes(precise: true) - before);
            Encoding.ASCII.GetString(answer, 0, length).ShouldStartWith("HTTP/1.1 200");
        }

        taken.Sort();
        var median = taken[Rounds / 2] / Mebibyte;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a save of {Steps} steps, {Document().Length:N0} B: {median:F3} MiB"));
        median.ShouldBeLessThanOrEqualTo(0.5);
    }

    /// <summary>A chain of texts, indented as an editor of files would send it, with where each step lies.</summary>
    private static string Document()
    {
        var document = JsonNode.Parse(Courier.Document)!.AsObject();
        var steps = document["steps"]!.AsObject();
        var layout = new JsonObject();
        for (var i = steps.Count; i < Steps; i++)
        {
            steps[$"say_{i}"] = JsonNode.Parse($$"""
                { "type": "play_audio", "name": "Say number {{i}}",
                  "settings": { "source": { "text": "Your order %{current_flow.order_number} is part {{i}} of the delivery.", "language": "en-US" } },
                  "exits": { "ok": "{{(i == Steps - 1 ? "end" : $"say_{i + 1}")}}" } }
                """);
        }

        steps["notify"]!["exits"]!["ok"] = "say_3";
        foreach (var (id, _) in steps)
        {
            layout[id] = new JsonObject { ["x"] = layout.Count * 120, ["y"] = 80 };
        }

        document["layout"] = layout;
        return document.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true });
    }

    private byte[] Request(string path, string authorization)
    {
        var body = Encoding.UTF8.GetBytes(Document());
        var head = $"PUT {path} HTTP/1.1\r\nHost: {server.Url.Authority}\r\nAuthorization: {authorization}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }

    /// <returns>How many bytes the answer has: its head says how long the body is, or that it comes in chunks.</returns>
    private static async Task<int> AnswerAsync(NetworkStream stream, byte[] into)
    {
        var length = 0;
        while (true)
        {
            var read = await stream.ReadAsync(into.AsMemory(length));
            read.ShouldBeGreaterThan(0);
            length += read;
            if (IsWhole(into.AsSpan(0, length)))
            {
                return length;
            }
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        var declared = answer[..end].IndexOf("Content-Length: "u8);
        if (declared < 0)
        {
            return answer.EndsWith("\r\n0\r\n\r\n"u8);
        }

        var digits = answer[(declared + "Content-Length: ".Length)..end];
        var close = digits.IndexOf((byte)'\r');
        return answer.Length >= end + 4 + int.Parse(close < 0 ? digits : digits[..close], NumberStyles.None, CultureInfo.InvariantCulture);
    }
}

/// <summary>What counts the bytes of the process runs when nothing else does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
