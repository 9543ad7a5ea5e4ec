using Engine.Accounts.Connections;
using Engine.Flows.Facts;
using Engine.Testing.Http;
using Shouldly;
using Xunit;

namespace Engine.Outbound.Tests.Services;

/// <summary>The REST query interface, against a stand-in of it.</summary>
public sealed class QueryRecordRunnerTests
{
    private const string Records = """{"totalSize":1,"done":false,"nextRecordsUrl":"/services/data/v61.0/query/01g-200","records":[{"Name":"Ann"}]}""";

    private static readonly ConnectionAuth Auth = new() { Kind = ConnectionAuthKind.Salesforce, ClientId = "id" };

    // Holds FLOW-45.
    [Fact]
    public async Task Run_Query_GoesToTheRestInterfaceOfTheInstance()
    {
        await using var bench = new ServiceBench(request => IsToken(request) ? Token("t1") : StandInAnswer.Json(Records), Auth, "secret", path: "");

        var answer = await bench.QueryAsync("SELECT Name FROM Contact WHERE Phone = '+1 \\' & OR'");

        answer.ShouldBeOfType<InteractionCommand.ServiceAnswered>().Status.ShouldBe(200);
        bench.Server.Requests.Count.ShouldBe(2, "a token and one page: nextRecordsUrl is not followed");
        var query = bench.Server.Requests[1];
        query.Target.ShouldBe("/services/data/v61.0/query?q=SELECT%20Name%20FROM%20Contact%20WHERE%20Phone%20%3D%20%27%2B1%20%5C%27%20%26%20OR%27");
        (query.Method, query.Header("Authorization"), query.Header("Sforce-Query-Options")).ShouldBe(("GET", "Bearer t1", "batchSize=200"));
    }

    [Fact]
    public async Task Run_SessionEnded_IsRenewed()
    {
        var tokens = 0;
        await using var bench = new ServiceBench(
            request => IsToken(request) ? Token($"t{++tokens}")
                : request.Header("Authorization") == "Bearer t1" ? StandInAnswer.Json("""[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]""", 401)
                : StandInAnswer.Json(Records),
            Auth with { ApiVersion = "58.0" }, "secret", path: "");
        (await bench.QueryAsync("SELECT Id FROM Contact")).ShouldBeOfType<InteractionCommand.ServiceAnswered>().Status.ShouldBe(200);
        bench.Server.Requests[^1].Target.ShouldStartWith("/services/data/v58.0/query?q=");
    }

    [Fact]
    public async Task Run_ErrorsArray_IsPassedOnWithItsStatus()
    {
        await using var bench = new ServiceBench(
            request => IsToken(request) ? Token("t1") : StandInAnswer.Json("""[{"message":"unexpected token","errorCode":"MALFORMED_QUERY"}]""", 400), Auth, "secret", path: "");
        (await bench.QueryAsync("SELECT")).ShouldBeOfType<InteractionCommand.ServiceAnswered>().Status.ShouldBe(400);
        bench.Runners.Figures.ByResult.ShouldBe([("salesforce_data_dip", "4xx", 1L)]);
    }

    [Fact]
    public async Task Run_LongestQuery_FitsIntoAUrl()
    {
        await using var bench = new ServiceBench(request => IsToken(request) ? Token("t1") : StandInAnswer.Json(Records), Auth, "secret", path: "");
        (await bench.QueryAsync(new string('\'', 8000))).ShouldBeOfType<InteractionCommand.ServiceAnswered>().Status.ShouldBe(200);
    }

    [Fact]
    public async Task Run_Slow_IsTimedOutAndMissingConnectionFails()
    {
        await using var bench = new ServiceBench(_ => new StandInAnswer(200, []) { Never = true }, Auth, "secret", path: "");
        var running = bench.QueryAsync("SELECT Id FROM Contact", timeoutSeconds: 2);
        await bench.UntilAsync(() => bench.Server.Requests.Count == 1);
        bench.Time.Advance(TimeSpan.FromSeconds(2.1));
        (await running).ShouldBeOfType<InteractionCommand.EffectTimedOut>();
        bench.Connections.Open = bench.Connections.Open with { Config = bench.Connections.Open.Config with { Id = "c9" } };
        (await bench.QueryAsync("SELECT Id FROM Contact")).ShouldBeOfType<InteractionCommand.EffectFailed>().Reason.ShouldBe("connection_missing");
    }

    private static bool IsToken(StandInRequest request) => request.Target == "/services/oauth2/token";

    private static StandInAnswer Token(string token) => StandInAnswer.Json($$"""{"access_token":"{{token}}","token_type":"Bearer","instance_url":"https://elsewhere.example"}""");
}
