using Engine.Accounts.Prompts;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Flows;
using Engine.Api.OAuth;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Prompts;

/// <summary><c>DELETE /v1/prompts/{id}</c>.</summary>
internal static class RemovePrompt
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapDelete("/v1/prompts/{prompt_id}", HandleAsync)
        .WithName("RemovePrompt")
        .WithTags("Prompts")
        .WithSummary("Remove a prompt that no draft and no published version plays.")
        .WithDescription("When it is in use the answer is 409 and names each flow: fields has its id as name.")
        .Header("If-Match", "ETag of the prompt that is removed.")
        .Produces(StatusCodes.Status204NoContent)
        .Secured(Scopes.WritePrompts, ApiErrors.InvalidParameters, ApiErrors.NotFound, ApiErrors.PromptInUse, ApiErrors.PromptChanged);

    private static async Task<IResult> HandleAsync(HttpContext context, [FromRoute(Name = "prompt_id")] string promptId, IPromptStore prompts)
    {
        var match = IfMatch.Read(context.Request);
        return match.Failed
            ? match.Problem
            : PromptAnswers.Of(
                context,
                await prompts.RemoveAsync(new AccountId(context.Account()), promptId, match.Value.ETag, context.RequestAborted));
    }
}
