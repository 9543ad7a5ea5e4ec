using Engine.Accounts.Numbers;
using Engine.Accounts.Trunks;
using Engine.Api.Documentation;
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
        var read = routes.MapResource(Prefix, Tag, Scopes.ReadNumbers);
        read.MapGet("", ListAsync).WithName("ListNumbers")
            .WithSummary("The account's numbers, in order.")
            .Paged().Produces<ListBody<NumberBody>>();
        read.MapGet("/{number}", GetAsync).WithName("GetNumber")
            .WithSummary("One number.")
            .Produces<NumberBody>().Fails(ApiErrors.NotFound);

        var write = routes.MapResource(Prefix, Tag, Scopes.WriteNumbers);
        write.MapPost("", AddAsync).WithName("AddNumber")
            .WithSummary("Add a number that calls may come from.")
            .Takes<NewNumber>().Produces<NumberBody>(StatusCodes.Status201Created).Fails(ApiErrors.AlreadyExists);
        write.MapPut("/{number}", UpdateAsync).WithName("UpdateNumber")
            .WithSummary("Change a number's label or trunk.")
            .Takes<NumberChange>().Produces<NumberBody>().Fails(ApiErrors.NotFound);
        write.MapDelete("/{number}", RemoveAsync).WithName("RemoveNumber")
            .WithSummary("Remove a number; flows that dial from it take their exit for that.")
            .Produces(StatusCodes.Status204NoContent).Fails(ApiErrors.NotFound);
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
        await numbers.RemoveAsync(context.AccountId(), HiddenMarks.Removed(number), context.RequestAborted)
            ? TypedResults.NoContent()
            : new ApiProblem(ApiErrors.NotFound);
}
