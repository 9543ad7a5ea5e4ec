using System.Globalization;
using System.Text.Json;
using Engine.Accounts;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Ports;
using Engine.Ports.Interactions;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Interactions;

/// <summary>
/// <c>POST /flows/{flow_id}/interactions</c>, the front door (API-01, API-03). Token and scope were checked by the time the handler runs; it asks the
/// limiter before it reads a byte of the body.
/// </summary>
internal static class StartInteraction
{
    private static readonly TimeSpan UnknownRetryAfter = TimeSpan.FromSeconds(5);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/flows/{flow_id}/interactions", HandleAsync)
        .WithName("StartInteraction")
        .WithTags("Interactions")
        .WithSummary("Start the published version of a flow.")
        .WithDescription(
            "The body holds the flow's arguments, each a string. 202 means: stored durably, will end exactly once. A request that is repeated with its " +
            "Idempotency-Key, within seven days, is answered as the first one was and starts nothing.")
        .Header(IdempotencyKey.Name, "1 to 255 printable ASCII characters, such as a UUID; a new one for each call that is meant.")
        .Takes<IReadOnlyDictionary<string, string>>("StartArguments")
        .Produces<Started>(StatusCodes.Status202Accepted)
        .AnswersHeader(202, "Location", "Address of the interaction.")
        .AnswersHeader(202, IdempotencyKey.ReplayedName, "true when an earlier request with the same key started the interaction.", always: false)
        .AnswersHeader(202, "RateLimit", "Requests left now and seconds until the quota is full.")
        .AnswersHeader(202, "RateLimit-Policy", "Quota and window of the account.")
        .AnswersHeader(429, "Retry-After", "Seconds to wait.")
        .AnswersHeader(429, "RateLimit", "Requests left now and seconds until the quota is full.")
        .AnswersHeader(429, "RateLimit-Policy", "Quota and window of the account.")
        .AnswersHeader(503, "Retry-After", "Seconds to wait; missing from outcome_unknown without an Idempotency-Key.", always: false)
        .AnswersHeader(503, "Location", "Address of the interaction that may have been stored; only with outcome_unknown.", always: false)
        .Secured(
            Scopes.StartInteractions,
            ApiErrors.RateLimited,
            ApiErrors.InvalidArguments,
            ApiErrors.InvalidIdempotencyKey,
            ApiErrors.IdempotencyKeyReused,
            ApiErrors.FlowNotFound,
            ApiErrors.FlowNotPublished,
            ApiErrors.Draining,
            ApiErrors.LimiterUnavailable,
            ApiErrors.Overloaded,
            ApiErrors.OutcomeUnknown);

    private static async Task<IResult> HandleAsync(HttpContext context, [FromRoute(Name = "flow_id")] string flowId, IEngineGateway engine)
    {
        var account = context.Account();
        var verdict = await engine.ThrottleAsync(new AccountId(account), context.RequestAborted);
        if (verdict.Unavailable)
        {
            return new ApiProblem(ApiErrors.LimiterUnavailable) { RetryAfter = verdict.RetryAfter };
        }

        RateLimitHeaders.Write(context.Response.Headers, verdict);
        if (!verdict.Passed)
        {
            return new ApiProblem(ApiErrors.RateLimited, $"At most {verdict.PerSecond.ToString(CultureInfo.InvariantCulture)} requests a second.")
            {
                RetryAfter = verdict.RetryAfter,
            };
        }

        var body = await JsonBody.ObjectAsync(context);
        if (body.Problem is { } problem)
        {
            return problem;
        }

        if (IdempotencyKey.Read(context.Request.Headers, out var key) is { } unusable)
        {
            return unusable;
        }

        var arguments = body.Value.EnumerateObject().ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
        var request = new StartRequest(new AccountId(account), new FlowId(flowId), arguments) { Key = key is null ? null : IdempotencyKey.With(key, arguments) };
        var result = await engine.StartAsync(request, context.RequestAborted);
        return result switch
        {
            StartResult.Accepted accepted => Accepted(context, accepted),
            StartResult.BadArguments bad => Faults(bad.Faults.Select(fault => new FieldFault(fault.Name, fault.Description))),
            StartResult.NoSuchFlow => NotStrings(arguments) ?? new ApiProblem(ApiErrors.FlowNotFound),
            StartResult.NothingPublished => NotStrings(arguments) ?? new ApiProblem(ApiErrors.FlowNotPublished),
            StartResult.KeyReused => new ApiProblem(ApiErrors.IdempotencyKeyReused),
            StartResult.Unavailable unavailable => Unavailable(unavailable),
            StartResult.OutcomeUnknown unknown => Unknown(context, unknown, key is not null),
            _ => throw new InvalidOperationException($"Unknown answer {result.GetType().Name}."),
        };
    }

    private static IResult Accepted(HttpContext context, StartResult.Accepted accepted)
    {
        context.Response.Headers.Location = "/v1/interactions/" + accepted.InteractionId;
        if (accepted.IsReplayed)
        {
            context.Response.Headers[IdempotencyKey.ReplayedName] = "true";
        }

        return ApiJson.Answer(
            new Started(accepted.InteractionId, accepted.FlowVersionId, accepted.FlowExecutionId), StatusCodes.Status202Accepted);
    }

    /// <summary>Without a key there is no Retry-After, since clients obey it: asking again may ring somebody twice.</summary>
    private static ApiProblem Unknown(HttpContext context, StartResult.OutcomeUnknown unknown, bool hasKey)
    {
        var address = "/v1/interactions/" + unknown.InteractionId;
        context.Response.Headers.Location = address;
        return hasKey
            ? new ApiProblem(ApiErrors.OutcomeUnknown, $"Repeat the request with the same key; GET {address} says whether it runs.") { RetryAfter = UnknownRetryAfter }
            : new ApiProblem(ApiErrors.OutcomeUnknown, $"GET {address} says whether it runs.");
    }

    /// <summary>Without a flow there are no declared arguments, but a value that no flow could take still comes first (400 before 404).</summary>
    private static ApiProblem? NotStrings(IReadOnlyDictionary<string, JsonElement> arguments)
    {
        var faults = arguments
            .Where(argument => argument.Value.ValueKind != JsonValueKind.String)
            .Select(argument => new FieldFault(argument.Key, "must be a string"))
            .ToList();
        return faults.Count == 0 ? null : Faults(faults);
    }

    private static ApiProblem Faults(IEnumerable<FieldFault> faults) => new(ApiErrors.InvalidArguments, fields: [.. faults]);

    private static ApiProblem Unavailable(StartResult.Unavailable unavailable)
    {
        var known = ApiErrors.All.TryGetValue(unavailable.Code, out var error) && error.Status == StatusCodes.Status503ServiceUnavailable;
        return new ApiProblem(known ? error! : ApiErrors.StoreUnavailable, unavailable.Description) { RetryAfter = unavailable.RetryAfter };
    }

    /// <summary>Ids are 32 lower-case hex characters.</summary>
    internal sealed record Started(string InteractionId, string FlowVersionId, string FlowExecutionId);
}
