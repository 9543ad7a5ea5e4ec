namespace Engine.Api;

/// <summary>
/// HEAD wherever GET is (RFC 9110 §9.3.2): routed and answered as a GET with the same headers, whose body the HTTP server leaves out. Monitors and load
/// balancers ask so. The API description keeps one operation for both.
/// </summary>
internal sealed class HeadRequests(RequestDelegate next)
{
    private static readonly object Mark = new();

    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }

        context.Items[Mark] = Mark;
        context.Request.Method = HttpMethods.Get;
        try
        {
            await next(context);
        }
        finally
        {
            // Figures and logs name the method that was sent.
            context.Request.Method = HttpMethods.Head;
        }
    }

    /// <summary>Whether nobody will see the body, so that a long one need not be made.</summary>
    public static bool IsHead(HttpContext context) => context.Items.ContainsKey(Mark);

    /// <summary>Where GET is allowed, Allow names HEAD too (RFC 9110 §10.2.1).</summary>
    public static void Allow(HttpResponse response)
    {
        var methods = response.Headers.Allow.ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (methods.Contains(HttpMethods.Get, StringComparer.Ordinal) && !methods.Contains(HttpMethods.Head, StringComparer.Ordinal))
        {
            response.Headers.Allow = string.Join(", ", methods.Append(HttpMethods.Head).Order(StringComparer.Ordinal));
        }
    }
}
