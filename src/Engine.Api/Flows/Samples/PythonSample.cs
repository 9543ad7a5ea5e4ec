namespace Engine.Api.Flows.Samples;

/// <summary>The request in Python 3, standard library only.</summary>
internal static class PythonSample
{
    public static string Write(SampleRequest request) => $$"""
        import base64, json, os, urllib.parse, urllib.request

        def post(url, body, headers):
            return json.load(urllib.request.urlopen(urllib.request.Request(url, body.encode(), headers)))

        basic = base64.b64encode(f"{os.environ['CLIENT_ID']}:{os.environ['CLIENT_SECRET']}".encode()).decode()
        token = post({{SampleRequest.Literal(request.TokenUrl)}},
                     urllib.parse.urlencode({"grant_type": "client_credentials", "scope": {{SampleRequest.Literal(request.Scope)}}}),
                     {"Authorization": "Basic " + basic})["access_token"]

        arguments = {{request.PrettyBody}}
        print(post({{SampleRequest.Literal(request.Url)}}, json.dumps(arguments),
                   {"Authorization": "Bearer " + token, "Content-Type": "application/json"}))
        """;
}
