namespace Engine.Api.Console;

/// <summary>What a browser is told about the console's page (API-92).</summary>
internal static class ConsoleHeaders
{
    /// <summary>
    /// Nothing from outside, no script but the console's own files, no frame around it. Styles may also carry the answer's nonce: menus and the code editor
    /// make theirs while they run.
    /// </summary>
    public static string Policy(string nonce) =>
        $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; "
        + "worker-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static void Page(IHeaderDictionary headers, string policy)
    {
        File(headers);
        headers.ContentSecurityPolicy = policy;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "microphone=(self)";
    }

    public static void File(IHeaderDictionary headers) => headers.XContentTypeOptions = "nosniff";
}
