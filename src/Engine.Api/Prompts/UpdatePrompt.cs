using Engine.Accounts.Prompts;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Flows;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Prompts;

/// <summary><c>PUT /v1/prompts/{id}</c>.</summary>
internal static class UpdatePrompt
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/v1/prompts/{prompt_id}", HandleAsync)
        .WithName("UpdatePrompt")
        .WithTags("Prompts")
        .WithSummary("Change a prompt's name and description; its sound and its id stay.")
        .Header("If-Match", "ETag of the prompt that is changed; left out, whatever is there is changed.")
        .Takes<PromptChange>()
        .Produces<PromptBody>()
        .AnswersHeader(200, "ETag", "Of the prompt as changed.")
        .Secured(Scopes.WritePrompts, ApiErrors.InvalidParameters, ApiErrors.NotFound, ApiErrors.AlreadyExists, ApiErrors.PromptChanged);

    private static async Task<IResult> HandleAsync(HttpContext context, [FromRoute(Name = "prompt_id")] string promptId, IPromptStore prompts)
    {
        var match = IfMatch.Read(context.Request);
        if (match.Failed)
        {
            return match.Problem;
        }

        var body = await JsonBody.AsAsync<PromptChange>(context);
        if (body.Failed)
        {
            return body.Problem;
        }

        var label = new PromptLabel(body.Value.Name, body.Value.Description);
        return PromptRules.Check(label).Problem is { } problem
            ? problem
            : PromptAnswers.Of(
                context,
                await prompts.RenameAsync(new AccountId(context.Account()), promptId, label, match.Value.ETag, context.RequestAborted));
    }

    /// <summary>What a prompt shall be called from now on.</summary>
    internal sealed record PromptChange(string Name, string Description = "");
}
