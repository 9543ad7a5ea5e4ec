using Engine.Testing.Http;

namespace Engine.Interop.Components;

/// <summary>The engine with a stand-in service that it may reach: what the stand-in answers depends on the path asked for.</summary>
public sealed class ServiceCalls : ComponentCalls
{
    private const string Record = """{"totalSize":2,"done":false,"nextRecordsUrl":"/more","records":[{"Name":"Ann","Account":{"Name":"Shop"}},{"Name":"Bob"}]}""";

    public StandInServer Service { get; } = new(Answer);

    protected override void Configure(IDictionary<string, string?> keys) => keys["outbound:allowed"] = "127.0.0.1";

    protected override async Task PrepareAsync()
    {
        await Api.PostAsync("/v1/connections", new { name = "shop", base_url = Service.Url + "/api", auth = new { kind = "basic", user = "u", secret = "p" } });
        await Api.PostAsync("/v1/connections", new { name = "inside", base_url = "http://169.254.169.254" });
        await Api.PostAsync("/v1/connections", new { name = "sales", base_url = Service.Url, auth = new { kind = "salesforce", client_id = "id", secret = "s" } });
    }

    private static StandInAnswer Answer(StandInRequest request) => request.Target.Split('?')[0] switch
    {
        "/api/ok" => StandInAnswer.Json("""{"order":{"items":[{"name":"Book \"A\""}]}}"""),
        "/api/slow" => StandInAnswer.Json("{}") with { After = TimeSpan.FromSeconds(2) },
        "/api/never" => new StandInAnswer(200, []) { Never = true },
        "/api/garbage" => StandInAnswer.Bytes("no http at all\r\n\r\n"),
        "/api/cut" => StandInAnswer.Json("""{"order":1}""") with { CutAt = 5 },
        "/api/large" => new StandInAnswer(200, new byte[(1024 * 1024) + 1]),
        "/api/redirect" => StandInAnswer.Redirect("http://10.0.0.1/"),
        "/api/busy" => StandInAnswer.Json("{}", 429),
        "/api/text" => StandInAnswer.Json("hello"),
        "/services/oauth2/token" => StandInAnswer.Json("""{"access_token":"t","token_type":"Bearer"}"""),
        "/services/data/v61.0/query" => Query(request.Target),
        _ => StandInAnswer.Json("{}", 404),
    };

    private static StandInAnswer Query(string target) =>
        target.Contains("Nobody", StringComparison.Ordinal) ? StandInAnswer.Json("""{"totalSize":0,"done":true,"records":[]}""")
        : target.Contains("Broken", StringComparison.Ordinal) ? StandInAnswer.Json("""[{"message":"unexpected token","errorCode":"MALFORMED_QUERY"}]""", 400)
        : target.Contains("Never", StringComparison.Ordinal) ? new StandInAnswer(200, []) { Never = true }
        : target.Contains("Garbage", StringComparison.Ordinal) ? StandInAnswer.Bytes("no http at all\r\n\r\n")
        : target.Contains("Slow", StringComparison.Ordinal) ? StandInAnswer.Json(Record) with { After = TimeSpan.FromSeconds(1) }
        : StandInAnswer.Json(Record);
}
