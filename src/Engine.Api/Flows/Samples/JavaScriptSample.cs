namespace Engine.Api.Flows.Samples;

/// <summary>The request in JavaScript, for Node.js 18 and later.</summary>
internal static class JavaScriptSample
{
    public static string Write(SampleRequest request) => $$"""
        const { CLIENT_ID, CLIENT_SECRET } = process.env;
        const grant = await fetch({{SampleRequest.Literal(request.TokenUrl)}}, {
          method: "POST",
          headers: { Authorization: "Basic " + Buffer.from(`${CLIENT_ID}:${CLIENT_SECRET}`).toString("base64") },
          body: new URLSearchParams({ grant_type: "client_credentials", scope: {{SampleRequest.Literal(request.Scope)}} }),
        });
        const { access_token } = await grant.json();

        const answer = await fetch({{SampleRequest.Literal(request.Url)}}, {
          method: "POST",
          headers: { Authorization: `Bearer ${access_token}`, "Content-Type": "application/json" },
          body: JSON.stringify({{request.PrettyBody}}),
        });
        console.log(answer.status, await answer.json());
        """;
}
