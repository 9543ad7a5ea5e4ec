namespace Engine.Api.Flows.Samples;

/// <summary>The request as two curl calls for a POSIX shell.</summary>
internal static class CurlSample
{
    public static string Write(SampleRequest request) => $$"""
        TOKEN=$(curl -s -u "$CLIENT_ID:$CLIENT_SECRET" \
          -d grant_type=client_credentials -d scope={{request.Scope}} \
          {{request.TokenUrl}} | sed -n 's/.*"access_token":"\([^"]*\)".*/\1/p')

        curl -i {{request.Url}} \
          -H "Authorization: Bearer $TOKEN" \
          -H "Content-Type: application/json" \
          -d {{Quoted(request.PrettyBody)}}
        """;

    /// <summary>Inside single quotes a shell leaves everything alone but the single quote itself.</summary>
    private static string Quoted(string text) => "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
