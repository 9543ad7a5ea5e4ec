using System.Globalization;
using Engine.Accounts;
using Engine.Accounts.Flows;
using Engine.Accounts.Functions;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.OAuth;
using Engine.Ports;

namespace Engine.Api.Functions;

/// <summary><c>DELETE /v1/functions/{name}</c>; 409 with the flows whose draft or published version runs it.</summary>
internal static class RemoveFunction
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapDelete("/v1/functions/{name}", HandleAsync)
        .WithName("RemoveFunction")
        .WithTags("Functions")
        .WithSummary("Remove a function that no flow runs, with all its versions.")
        .Produces(StatusCodes.Status204NoContent)
        .Secured(Scopes.WriteFunctions, ApiErrors.NotFound, ApiErrors.FunctionInUse);

    private static async Task<IResult> HandleAsync(HttpContext context, string name, IFunctionStore functions) =>
        await functions.RemoveAsync(new AccountId(context.Account()), name, context.RequestAborted) switch
        {
            FunctionRemoval.Removed => TypedResults.NoContent(),
            FunctionRemoval.InUse used => new ApiProblem(ApiErrors.FunctionInUse, fields: [.. used.Flows.Select(Fault)]),
            _ => new ApiProblem(ApiErrors.NotFound),
        };

    private static FieldFault Fault(FlowUse use) => new(
        use.FlowId,
        use.PublishedVersion is { } version
            ? string.Create(CultureInfo.InvariantCulture, $"Published version {version} of \"{use.FlowName}\" runs it.")
            : $"The draft of \"{use.FlowName}\" runs it.");
}
