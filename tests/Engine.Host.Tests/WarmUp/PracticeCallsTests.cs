using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Engine.Host.WarmUp;
using Engine.Testing.Processes;
using Shouldly;
using Xunit;

namespace Engine.Host.Tests.WarmUp;

/// <summary>The real warm-up of a real process, and what is left of it.</summary>
public sealed partial class PracticeCallsTests
{
    /// <summary>One of each kind.</summary>
    private const int Kinds = 5;

    private const int MatchTimeoutMs = 1_000;

    // Holds PERF-23.
    [Fact]
    public async Task Serve_RealProcess_CallsOfEachKindAreMade_AndNothingIsLeftOfThem()
    {
        using var carrier = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        carrier.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var gateway = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{((IPEndPoint)carrier.LocalEndPoint!).Port}");
        await using var engine = new EngineProcess(EngineProcess.Locate());
        engine.Environment[EngineProcess.WarmUpSeconds] = "15";
        await engine.RunAsync("number", "add", "+12025550100");
        await engine.RunAsync("trunk", "add", "--name", "carrier", "--gateway", gateway);
        var client = JsonNode.Parse(await engine.RunAsync("client", "create", "--name", "program", "--json"))!;
        Directory.CreateDirectory(Path.Combine(engine.Data, WarmUpEngine.Folder, "left-by-a-killed-process"));

        await engine.StartAsync();

        // The log is read on another thread than the answer.
        for (var i = 0; i < 100 && !Warm().IsMatch(engine.Log); i++)
        {
            await Task.Delay(50);
        }

        int.Parse(Warm().Match(engine.Log).Groups["calls"].Value, CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(Kinds, engine.Log);
        Directory.Exists(Path.Combine(engine.Data, WarmUpEngine.Folder)).ShouldBeFalse();
        carrier.Available.ShouldBe(0, "the trunk heard nothing");
        await NoFigureTellsOfItAsync(engine);
        using var api = await ApiClient.ConnectAsync(engine.Http, (string)client["client_id"]!, (string)client["client_secret"]!);
        foreach (var list in new[] { "/v1/interactions", "/v1/reports/flow-executions", "/v1/flows" })
        {
            JsonNode.Parse(await api.Http.GetStringAsync(new Uri(list, UriKind.Relative)))!["items"]!.AsArray().ShouldBeEmpty(list);
        }

        JsonNode.Parse(await api.Http.GetStringAsync(new Uri("/v1/trunks", UriKind.Relative)))!["items"]!.AsArray().Count.ShouldBe(1);
        (await engine.TerminateAsync(TimeSpan.FromSeconds(20))).ShouldBeTrue();
    }

    private static async Task NoFigureTellsOfItAsync(EngineProcess engine)
    {
        using var http = new HttpClient { BaseAddress = engine.Http };
        var told = (await http.GetStringAsync(new Uri("/metrics", UriKind.Relative))).Split('\n')
            .Where(line => line.StartsWith("engine_", StringComparison.Ordinal) && !line.EndsWith(" 0", StringComparison.Ordinal))
            .Select(line => line[..line.IndexOf(' ', StringComparison.Ordinal)]).ToList();

        told.Where(name => name.StartsWith("engine_http_requests_total", StringComparison.Ordinal)).ShouldAllBe(name => name.Contains("route=\"/health/ready\""));
        told.Where(name => name.StartsWith("engine_sip_", StringComparison.Ordinal)).ShouldBe(["engine_sip_socket{kind=\"receive_buffer_bytes\"}"]);
        told.ShouldNotContain(name => Work().IsMatch(name));
    }

    [GeneratedRegex(@"Warm after \d+ ms and (?<calls>\d+) practice calls", RegexOptions.ExplicitCapture, MatchTimeoutMs)]
    private static partial Regex Warm();

    [GeneratedRegex("^engine_(calls|interactions|media_legs|media_ports_draining|speech_cache|outbound|service|function|retention)", RegexOptions.ExplicitCapture, MatchTimeoutMs)]
    private static partial Regex Work();
}
