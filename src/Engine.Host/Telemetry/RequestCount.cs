namespace Engine.Host.Telemetry;

/// <summary>Counts answers by route, method and status. Routes are templates, so their number is bounded.</summary>
internal sealed class RequestCount(RequestDelegate next, RequestFigures figures)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "none";
        figures.Count(route, context.Request.Method, context.Response.StatusCode);
    }
}
