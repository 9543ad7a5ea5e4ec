using Engine.Accounts.Prompts;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.OAuth;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Prompts;

/// <summary><c>GET /v1/prompts/{id}</c>.</summary>
internal static class GetPrompt
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/prompts/{prompt_id}", HandleAsync)
        .WithName("GetPrompt")
        .WithTags("Prompts")
        .WithSummary("One prompt, without its sound.")
        .Produces<PromptBody>()
        .AnswersHeader(200, "ETag", "Send it as If-Match when replacing.")
        .Secured(Scopes.ReadPrompts, ApiErrors.NotFound);

    private static async Task<IResult> HandleAsync(HttpContext context, [FromRoute(Name = "prompt_id")] string promptId, IPromptStore prompts) =>
        await prompts.FindAsync(new AccountId(context.Account()), promptId, context.RequestAborted) is { } prompt
            ? PromptAnswers.Of(context, prompt)
            : new ApiProblem(ApiErrors.NotFound);
}
