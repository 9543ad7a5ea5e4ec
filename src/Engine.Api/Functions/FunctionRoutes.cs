using System.Globalization;
using Engine.Accounts;
using Engine.Accounts.Flows;
using Engine.Accounts.Functions;
using Engine.Api.Documentation;
using Engine.Api.Editing;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Api.Paging;
using Engine.Ports;

namespace Engine.Api.Functions;

/// <summary><c>/v1/functions</c>: the JavaScript functions of an account.</summary>
internal static class FunctionRoutes
{
    private const string Path = "/v1/functions";

    public static void MapFunctions(this IEndpointRouteBuilder routes)
    {
        var edits = new EditGuard<FunctionBody>();
        var functions = routes.MapGroup("/v1").WithTags("Functions");
        functions.MapGet("/functions", ListAsync).WithName("ListFunctions")
            .WithSummary("The account's functions, in order of the name.")
            .Paged()
            .Produces<ListBody<FunctionBody>>()
            .Secured(Scopes.ReadFunctions);
        edits.Tag(functions.MapPost("/functions", AddAsync), StatusCodes.Status201Created).WithName("AddFunction")
            .WithSummary("Add a JavaScript function with its first draft.")
            .Takes<NewFunction>()
            .Produces<FunctionBody>(StatusCodes.Status201Created)
            .AnswersHeader(201, "Location", "Address of the function.")
            .Secured(Scopes.WriteFunctions, ApiErrors.AlreadyExists, ApiErrors.Overloaded);
        edits.Tag(functions.MapGet("/functions/{name}", GetAsync)).WithName("GetFunction")
            .WithSummary("One function: its draft and its published version.")
            .Produces<FunctionBody>()
            .Secured(Scopes.ReadFunctions, ApiErrors.NotFound);
        edits.Tag(edits.Guard<IFunctionStore>(functions.MapPut("/functions/{name}", SaveAsync), CurrentAsync)).WithName("SaveFunction")
            .WithSummary("Save the draft of a function.")
            .Takes<FunctionWrite>()
            .Produces<FunctionBody>()
            .Secured(Scopes.WriteFunctions, ApiErrors.NotFound, ApiErrors.Overloaded);
        edits.Guard<IFunctionStore>(functions.MapDelete("/functions/{name}", RemoveAsync), CurrentAsync).WithName("RemoveFunction")
            .WithSummary("Remove a function that no flow runs, with all its versions.")
            .Produces(StatusCodes.Status204NoContent)
            .Secured(Scopes.WriteFunctions, ApiErrors.NotFound, ApiErrors.FunctionInUse);
        functions.MapDelete("/functions/{name}/draft", DiscardDraftAsync).WithName("DiscardFunctionDraft")
            .WithSummary("Drop the draft of a function that has a version.")
            .Produces(StatusCodes.Status204NoContent)
            .Secured(Scopes.WriteFunctions, ApiErrors.NotFound, ApiErrors.Conflict);
        functions.MapPost("/functions/{name}/publish", PublishAsync).WithName("PublishFunction")
            .WithSummary("Publish the draft; the version before it is archived.")
            .TakesOptionally<FunctionPublication>()
            .Produces<FunctionVersionBody>()
            .Secured(Scopes.WriteFunctions, ApiErrors.NotFound, ApiErrors.Conflict);
        functions.MapPost("/functions/{name}/test", TestAsync).WithName("TestFunction")
            .WithSummary("Run a function's draft, or the function sent, with given inputs.")
            .TakesOptionally<FunctionTrial>()
            .Produces<FunctionTrialBody>()
            .Secured(Scopes.WriteFunctions, ApiErrors.NotFound, ApiErrors.Overloaded);
        MapVersions(functions);
    }

    private static void MapVersions(RouteGroupBuilder functions)
    {
        functions.MapGet("/functions/{name}/versions", ListVersionsAsync).WithName("ListFunctionVersions")
            .WithSummary("The versions of a function, newest first.")
            .Paged()
            .Produces<ListBody<FunctionVersionBody>>()
            .Secured(Scopes.ReadFunctions, ApiErrors.NotFound);
        functions.MapGet("/functions/{name}/versions/{number:int}", GetVersionAsync).WithName("GetFunctionVersion")
            .WithSummary("One version of a function.")
            .Produces<FunctionVersionBody>()
            .Secured(Scopes.ReadFunctions, ApiErrors.NotFound);
    }

    private static Task<IResult> ListAsync(HttpContext context, IFunctionStore functions) =>
        PagedList.AnswerAsync(context, functions.ListAsync, FunctionBody.From);

    private static async Task<IResult> AddAsync(HttpContext context, FunctionDrafts drafts)
    {
        var body = await JsonBody.AsAsync<NewFunction>(context);
        if (body.Failed)
        {
            return body.Problem;
        }

        var result = await drafts.AddAsync(new AccountId(context.Account()), body.Value.Name, body.Value.ToContent(), context.RequestAborted);
        if (result is not FunctionSaving.Saved added)
        {
            return Problem(result);
        }

        context.Response.Headers.Location = $"{Path}/{added.Function.Name}";
        return TypedResults.Json(FunctionBody.From(added.Function), ApiJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> GetAsync(HttpContext context, string name, IFunctionStore functions) =>
        await functions.FindAsync(new AccountId(context.Account()), name, context.RequestAborted) is { } function
            ? TypedResults.Json(FunctionBody.From(function), ApiJson.Options)
            : new ApiProblem(ApiErrors.NotFound);

    private static async Task<FunctionBody?> CurrentAsync(HttpContext context, IFunctionStore functions) =>
        await functions.FindAsync(context.AccountId(), context.RouteText("name"), context.RequestAborted) is { } found ? FunctionBody.From(found) : null;

    // The store is the guard's: it reads what is there.
    private static async Task<IResult> SaveAsync(HttpContext context, string name, FunctionDrafts drafts, IFunctionStore functions)
    {
        var body = await JsonBody.AsAsync<FunctionWrite>(context);
        if (body.Failed)
        {
            return body.Problem;
        }

        var result = await drafts.SaveAsync(new AccountId(context.Account()), name, body.Value.ToContent(), context.RequestAborted);
        return result is FunctionSaving.Saved saved ? TypedResults.Json(FunctionBody.From(saved.Function), ApiJson.Options) : Problem(result);
    }

    private static ApiProblem Problem(FunctionSaving refusal) => refusal switch
    {
        FunctionSaving.Faulty faulty => new ApiProblem(ApiErrors.InvalidBody, fields: faulty.Faults),
        FunctionSaving.NotLookedAt busy => new ApiProblem(ApiErrors.Overloaded, busy.Why),
        FunctionSaving.NameTaken => new ApiProblem(ApiErrors.AlreadyExists),
        FunctionSaving.NoSuchFunction => new ApiProblem(ApiErrors.NotFound),
        _ => throw new InvalidOperationException($"Unknown answer {refusal.GetType().Name}."),
    };

    private static async Task<IResult> RemoveAsync(HttpContext context, string name, IFunctionStore functions) =>
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

    private static async Task<IResult> DiscardDraftAsync(HttpContext context, string name, IFunctionStore functions)
    {
        var (account, stop) = (new AccountId(context.Account()), context.RequestAborted);
        if (await functions.DiscardDraftAsync(account, name, stop))
        {
            return TypedResults.NoContent();
        }

        return await functions.FindAsync(account, name, stop) switch
        {
            null => new ApiProblem(ApiErrors.NotFound),
            { Draft: null } => new ApiProblem(ApiErrors.Conflict, "This function has no draft."),
            _ => new ApiProblem(ApiErrors.Conflict, "Nothing else is left of this function: remove it instead."),
        };
    }

    private static async Task<IResult> PublishAsync(HttpContext context, string name, IFunctionStore functions)
    {
        var (account, stop) = (new AccountId(context.Account()), context.RequestAborted);
        var body = await JsonBody.OptionalAsync(context, new FunctionPublication());
        if (body.Failed)
        {
            return body.Problem;
        }

        var faults = new FaultList();
        faults.RequireAtMost(body.Value.Message, "message", FunctionRules.MaxMessageLength);
        if (faults.Problem() is { } problem)
        {
            return problem;
        }

        if (await functions.PublishAsync(account, name, body.Value.Message, stop) is { } published)
        {
            return TypedResults.Json(FunctionVersionBody.From(published), ApiJson.Options);
        }

        return await functions.FindAsync(account, name, stop) is null
            ? new ApiProblem(ApiErrors.NotFound)
            : new ApiProblem(ApiErrors.Conflict, "This function has no draft to publish.");
    }

    private static async Task<IResult> TestAsync(HttpContext context, string name, FunctionTesting testing)
    {
        var body = await JsonBody.OptionalAsync(context, new FunctionTrial());
        if (body.Failed)
        {
            return body.Problem;
        }

        var trial = body.Value;
        var inputs = trial.Inputs ?? new Dictionary<string, string>(StringComparer.Ordinal);
        return await testing.RunAsync(
            new AccountId(context.Account()), name, inputs, trial.Function?.ToContent(), trial.TimeoutSeconds, context.RequestAborted) switch
        {
            FunctionTest.Ran ran => TypedResults.Json(FunctionTrialBody.From(ran.Result), ApiJson.Options),
            FunctionTest.Faulty faulty => new ApiProblem(ApiErrors.InvalidBody, fields: faulty.Faults),
            FunctionTest.Busy busy => new ApiProblem(ApiErrors.Overloaded, busy.Why),
            _ => new ApiProblem(ApiErrors.NotFound),
        };
    }

    private static async Task<IResult> ListVersionsAsync(HttpContext context, string name, IFunctionStore functions) =>
        await functions.FindAsync(new AccountId(context.Account()), name, context.RequestAborted) is null
            ? new ApiProblem(ApiErrors.NotFound)
            : await PagedList.AnswerAsync(
                context, (account, page, cancellation) => functions.ListVersionsAsync(account, name, page, cancellation), FunctionVersionBody.From);

    private static async Task<IResult> GetVersionAsync(HttpContext context, string name, int number, IFunctionStore functions) =>
        await functions.FindVersionAsync(new AccountId(context.Account()), name, number, context.RequestAborted) is { } version
            ? TypedResults.Json(FunctionVersionBody.From(version), ApiJson.Options)
            : new ApiProblem(ApiErrors.NotFound);
}
