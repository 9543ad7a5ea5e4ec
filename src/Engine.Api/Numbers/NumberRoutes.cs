using Engine.Accounts;
using Engine.Accounts.Numbers;
using Engine.Accounts.Trunks;
using Engine.Api.Documentation;
using Engine.Api.Editing;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Api.Paging;
using Engine.Flows.Document.Marks;
using Engine.Ports;

namespace Engine.Api.Numbers;

/// <summary><c>/v1/numbers</c>: the numbers that calls may come from.</summary>
internal static class NumberRoutes
{
    private const string Prefix = "/v1/numbers";
    private const string Tag = "Numbers";

    public static void MapNumbers(this IEndpointRouteBuilder routes)
    {
        var edits = new EditGuard<NumberBody>();
        var read = routes.MapResource(Prefix, Tag, Scopes.ReadNumbers);
        read.MapGet("", ListAsync).WithName("ListNumbers")
            .WithSummary("The account's numbers, in order.")
            .Paged().Produces<ListBody<NumberBody>>();
        edits.Tag(read.MapGet("/{number}", GetAsync)).WithName("GetNumber")
            .WithSummary("One number.")
            .Produces<NumberBody>().Fails(ApiErrors.NotFound);

        var write = routes.MapResource(Prefix, Tag, Scopes.WriteNumbers);
        edits.Tag(write.MapPost("", AddAsync), StatusCodes.Status201Created).WithName("AddNumber")
            .WithSummary("Add a number that calls may come from.")
            .Takes<NewNumber>().Produces<NumberBody>(StatusCodes.Status201Created).Fails(ApiErrors.AlreadyExists);
        edits.Tag(edits.Guard<INumberStore>(write.MapPut("/{number}", UpdateAsync), CurrentAsync)).WithName("UpdateNumber")
            .WithSummary("Change a number's label or trunk.")
            .Takes<NumberChange>().Produces<NumberBody>().Fails(ApiErrors.NotFound);
        edits.Guard<INumberStore>(write.MapDelete("/{number}", RemoveAsync), CurrentAsync).WithName("RemoveNumber")
            .WithSummary("Remove a number that no flow calls from.")
            .Produces(StatusCodes.Status204NoContent).Fails(ApiErrors.NotFound, ApiErrors.NumberInUse);
    }

    private static Task<IResult> ListAsync(HttpContext context, INumberStore numbers) =>
        PagedList.AnswerAsync(context, numbers.ListAsync, NumberBody.From);

    private static async Task<IResult> GetAsync(HttpContext context, string number, INumberStore numbers) =>
        await numbers.FindAsync(context.AccountId(), HiddenMarks.Removed(number), context.RequestAborted) is { } found
            ? ApiJson.Answer(NumberBody.From(found))
            : new ApiProblem(ApiErrors.NotFound);

    private static async Task<IResult> AddAsync(HttpContext context, INumberStore numbers, ITrunkStore trunks, TimeProvider time)
    {
        var body = await JsonBody.AsAsync<NewNumber>(context);
        if (body.Failed)
        {
            return body.Problem;
        }

        var (account, stop) = (context.AccountId(), context.RequestAborted);
        var number = new AccountNumber(HiddenMarks.Removed(body.Value.Number), body.Value.Label, TrunkId.Of(body.Value.TrunkId), time.GetUtcNow());
        if (ApiProblem.OfBody(await NumberRules.CheckAsync(account, number, trunks, stop)) is { } problem)
        {
            return problem;
        }

        return await numbers.AddAsync(account, number, stop)
            ? ApiJson.Answer(NumberBody.From(number), StatusCodes.Status201Created)
            : new ApiProblem(ApiErrors.AlreadyExists);
    }

    private static async Task<IResult> UpdateAsync(HttpContext context, string number, INumberStore numbers, ITrunkStore trunks)
    {
        var body = await JsonBody.AsAsync<NumberChange>(context);
        if (body.Failed)
        {
            return body.Problem;
        }

        var (account, stop) = (context.AccountId(), context.RequestAborted);
        if (await numbers.FindAsync(account, HiddenMarks.Removed(number), stop) is not { } before)
        {
            return new ApiProblem(ApiErrors.NotFound);
        }

        var after = before with { Label = body.Value.Label, TrunkId = TrunkId.Of(body.Value.TrunkId) };
        if (ApiProblem.OfBody(await NumberRules.CheckAsync(account, after, trunks, stop)) is { } problem)
        {
            return problem;
        }

        return await numbers.UpdateAsync(account, after, stop)
            ? ApiJson.Answer(NumberBody.From(after))
            : new ApiProblem(ApiErrors.NotFound);
    }

    private static async Task<IResult> RemoveAsync(HttpContext context, string number, INumberStore numbers) =>
        await numbers.RemoveAsync(context.AccountId(), HiddenMarks.Removed(number), context.RequestAborted) switch
        {
            Removal.Removed => TypedResults.NoContent(),
            Removal.InUse used => new ApiProblem(ApiErrors.NumberInUse, fields: used.Faults()),
            _ => new ApiProblem(ApiErrors.NotFound),
        };

    private static async Task<NumberBody?> CurrentAsync(HttpContext context, INumberStore numbers) =>
        await numbers.FindAsync(context.AccountId(), HiddenMarks.Removed(context.RouteText("number")), context.RequestAborted) is { } found
            ? NumberBody.From(found)
            : null;
}
