using Engine.Ports;
using Microsoft.Net.Http.Headers;

namespace Engine.Api.Console;

/// <summary>
/// Serves the console below <c>/console</c> (API-90 to API-93). Stands in front of the routes, because it is no part of the API: what it does not know is
/// left to them, and so answered like any unknown address.
/// </summary>
internal sealed class ConsoleSite(RequestDelegate next, ConsoleFiles files, IEntropy entropy)
{
    private const string Base = "/console";
    private const string HtmlType = "text/html; charset=utf-8";

    /// <summary>128 bits: nobody guesses the nonce of one answer (CSP 3 §7.1).</summary>
    private const int NonceBytes = 16;

    /// <summary>A year: longer is not meant by anybody (RFC 9111 §5.2.2.1).</summary>
    private const string ForEver = "public, max-age=31536000, immutable";

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method))
        {
            return next(context);
        }

        if (request.Path == "/" && WantsPage(request))
        {
            context.Response.Headers.Vary = "Accept";
            context.Response.Redirect(Base + "/");
            return Task.CompletedTask;
        }

        if (!request.Path.StartsWithSegments(Base, StringComparison.Ordinal, out var rest))
        {
            return next(context);
        }

        var name = rest.ToString().TrimStart('/');
        return files.Find(name) is { } file ? SendAsync(context, file)
            : name.Contains('.', StringComparison.Ordinal) || name.StartsWith("assets/", StringComparison.Ordinal) ? next(context)
            : SendPageAsync(context);
    }

    /// <summary>A program that takes anything, as curl does, does not want a page.</summary>
    private static bool WantsPage(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
        && accepted.Any(range => range.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) && (range.Quality ?? 1) > 0);

    private Task SendPageAsync(HttpContext context)
    {
        if (files.Page is not { } page)
        {
            ConsoleHeaders.Page(context.Response.Headers, NoConsole.Policy);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return WriteAsync(context, HtmlType, NoConsole.Page);
        }

        Span<byte> random = stackalloc byte[NonceBytes];
        entropy.Fill(random);
        var nonce = Convert.ToBase64String(random);
        ConsoleHeaders.Page(context.Response.Headers, ConsoleHeaders.Policy(nonce));
        return WriteAsync(context, HtmlType, page.With(nonce));
    }

    private static Task SendAsync(HttpContext context, ConsoleFile file)
    {
        var headers = context.Response.Headers;
        ConsoleHeaders.File(headers);
        headers.CacheControl = file.IsForEver ? ForEver : "no-cache";
        headers.Vary = "Accept-Encoding";
        var coding = ContentCoding.Best(context.Request, file.Forms);
        if (coding != ContentCoding.Identity)
        {
            headers.ContentEncoding = coding;
        }

        return WriteAsync(context, file.Type, file.Forms[coding]);
    }

    private static Task WriteAsync(HttpContext context, string type, byte[] body)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }
}
