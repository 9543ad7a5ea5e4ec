using Engine.Api.OAuth;

namespace Engine.Api.Live;

/// <summary>Lets a route tell the open streams of what it changed.</summary>
internal static class ToldChanges
{
    /// <summary>After each answer of success a hint of the topic goes out, with the id from the route and the ETag of the answer.</summary>
    /// <param name="route">One that writes.</param>
    /// <param name="topic">Of <see cref="LiveTopics"/>.</param>
    /// <param name="idInRoute">Name of the id among the values of the route; where there is none, the thing is new.</param>
    public static RouteHandlerBuilder Tells(this RouteHandlerBuilder route, string topic, string idInRoute) => route.AddEndpointFilter((context, next) =>
    {
        var http = context.HttpContext;

        // After the answer, so that whoever made the change knows the new ETag before he hears of it.
        http.Response.OnCompleted(() =>
        {
            if (http.Response.StatusCode is >= 200 and < 300)
            {
                http.RequestServices.GetRequiredService<LiveHints>().Tell(
                    http.AccountId(), new LiveHint(topic, http.Request.RouteValues[idInRoute] as string, http.Response.Headers.ETag.ToString() is { Length: > 0 } tag ? tag.Trim('"') : null));
            }

            return Task.CompletedTask;
        });
        return next(context);
    });
}
