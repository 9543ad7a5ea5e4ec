using Engine.Accounts.Reports;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Interactions;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Api.Paging;
using Engine.Ports;

namespace Engine.Api.Reports;

/// <summary><c>GET /v1/reports/flow-executions</c>: one row for each executed step, as JSON in pages or as one CSV.</summary>
internal static class ReportFlowExecutions
{
    private const string Json = "application/json";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/reports/flow-executions", HandleAsync)
        .WithName("ReportFlowExecutions")
        .WithTags("Reports")
        .WithSummary("The flow execution report. Accept: text/csv gives all rows at once.")
        .Query("from", DocumentedType.Time, "Step started at or after.")
        .Query("to", DocumentedType.Time, "Step started before.")
        .Query("flow_id", DocumentedType.Text, "Only rows of this flow.")
        .Query("outcome", DocumentedType.Text, "Only rows of interactions that ended so.")
        .Query("number", DocumentedType.Text, "Destination or origin, E.164.")
        .Query("bom", DocumentedType.Text, "true: the CSV begins with a byte order mark, for Excel. JSON never does.")
        .Paged()
        .Produces<ListBody<StepBody>>(StatusCodes.Status200OK, Json, CsvRows.ContentType)
        .Secured(Scopes.ReadReports, ApiErrors.NotAcceptable);

    private static async Task<IResult> HandleAsync(HttpContext context, IReportReader report)
    {
        var query = new QueryReader(context.Request.Query);
        var filter = new ReportFilter(
            query.Time("from"), query.Time("to"), FlowId.Of(query.Text("flow_id")), query.Word("outcome", OutcomeWords.All), query.Phone("number"));
        var withMark = query.Word("bom", ["true", "false"]) == "true";
        var wanted = query.Page();
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var account = context.AccountId();
        context.Response.Headers.Vary = "Accept";
        switch (AcceptHeader.Best(context.Request, Json, CsvRows.ContentType))
        {
            case Json:
                var page = await report.ListAsync(account, filter, wanted, context.RequestAborted);
                return ApiJson.Answer(ListBody<StepBody>.From(page, StepBody.From));
            case CsvRows.ContentType:
                return new CsvRows("flow-executions.csv", report.StreamAsync(account, filter, context.RequestAborted), withMark);
            default:
                return new ApiProblem(ApiErrors.NotAcceptable, $"The report exists as {Json} and {CsvRows.ContentType}.");
        }
    }
}
