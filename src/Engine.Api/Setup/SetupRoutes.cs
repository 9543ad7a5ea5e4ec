using Engine.Accounts.Users;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.Sessions;

namespace Engine.Api.Setup;

/// <summary><c>/v1/setup</c>: the first user, while there is none (API-65).</summary>
internal static class SetupRoutes
{
    private const string Path = "/v1/setup";
    private const string Tag = "Setup";

    public static void MapSetup(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, GetAsync).WithName("GetSetup").WithTags(Tag)
            .WithSummary("Whether the first user is still to be made.")
            .Produces<SetupBody>().Fails(ApiErrors.Unexpected, ApiErrors.StoreUnavailable);
        routes.MapPost(Path, SetUpAsync).WithName("SetUp").WithTags(Tag).Guarded()
            .WithSummary("Make the first user, an administrator, by the link that the engine printed; the answer signs him in.")
            .Takes<SetupWrite>().Produces<SessionBody>(StatusCodes.Status201Created)
            .AnswersHeader(201, "Location", "Address of the user.").AnswersHeader(201, "Set-Cookie", "The session.")
            .Fails(ApiErrors.AlreadySetUp, ApiErrors.LinkInvalid, ApiErrors.Unexpected, ApiErrors.StoreUnavailable);
    }

    private static async Task<IResult> GetAsync(HttpContext context, IUserStore users)
    {
        context.Response.Headers.CacheControl = "no-store";
        return ApiJson.Answer(new SetupBody(!await users.AnyAsync(context.RequestAborted)));
    }

    private static async Task<IResult> SetUpAsync(HttpContext context, UserSessions sessions, IAccountStore accounts)
    {
        var body = await JsonBody.CheckedAsync<SetupWrite>(context, body => UserRules.CheckFirst(body.Details, body.Password));
        if (body.Failed)
        {
            return body.Problem;
        }

        var (opened, change) = await sessions.SetUpAsync(
            body.Value.Token, body.Value.Details, body.Value.Password, context.Request.Headers.UserAgent.ToString(), context.RequestAborted);
        if (opened is null)
        {
            return new ApiProblem(change is UserChange.AlreadySetUp ? ApiErrors.AlreadySetUp : ApiErrors.LinkInvalid);
        }

        context.Response.Headers.Location = $"/v1/users/{opened.Session.User.Id}";
        return ApiJson.Answer(await SessionRoutes.OpenedAsync(context, opened, accounts), StatusCodes.Status201Created);
    }

    /// <param name="Needed">There is no user yet.</param>
    internal sealed record SetupBody(bool Needed);

    /// <summary>The first user.</summary>
    /// <param name="Token">What stands behind the # of the link that the engine printed.</param>
    /// <param name="Password">At least 12 characters; no other rule.</param>
    internal sealed record SetupWrite(string Token, string Login, string Name, string Password)
    {
        public UserDetails Details => new(UserRules.Normalize(Login), Name, Role.Admin);

        /// <summary>Without token and password: records print themselves into logs.</summary>
        public override string ToString() => "SetupWrite";
    }
}
