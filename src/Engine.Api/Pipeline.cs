using Engine.Api.Console;
using Engine.Api.Errors;
using Engine.Api.Sessions;

namespace Engine.Api;

/// <summary>What surrounds every endpoint, outermost first.</summary>
public static class Pipeline
{
    public static void UseApi(this IApplicationBuilder app)
    {
        app.UseMiddleware<UnexpectedFailures>();
        app.UseStatusCodePages(context => Describe(context.HttpContext));
        app.UseMiddleware<HeadRequests>();
        app.UseMiddleware<ConsoleSite>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<CrossSiteGuard>();
        app.UseAuthorization();
    }

    /// <summary>The framework answers an unknown address or a wrong method with a bare status; every error of ours has a body.</summary>
    private static Task Describe(HttpContext context)
    {
        HeadRequests.Allow(context.Response);
        var error = context.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => ApiErrors.NotFound,
            StatusCodes.Status405MethodNotAllowed => ApiErrors.MethodNotAllowed,
            StatusCodes.Status415UnsupportedMediaType => ApiErrors.UnsupportedMediaType,
            >= 500 => ApiErrors.Unexpected,
            _ => ApiErrors.MalformedRequest,
        };
        return new ApiProblem(error).ExecuteAsync(context);
    }
}
